import { roleNames, type Staff } from "#lib/staff/accounts.ts";
import type { Invited } from "#lib/staff/invitations.ts";
import { OneButton } from "../forms/one-button.tsx";

const ACTION = "/personal/medarbetare/skicka";
const field = "border-edge bg-sheet mt-1 min-h-11 w-full border px-3";

/** Who may sign in, and a form to invite one more, or one who has lost a device. */
export function StaffList({
  staff,
  invited,
  self,
}: {
  staff: readonly Staff[];
  invited: readonly Invited[];
  self: string;
}) {
  return (
    <>
      <ul className="border-ink mt-6 border-t-4">
        {staff.map(({ id, name, email, role }) => (
          <li key={id} className="border-line flex flex-wrap items-center gap-x-6 border-b py-3">
            <span className="font-semibold">{name}</span>
            <span className="text-soft [overflow-wrap:anywhere]">{email}</span>
            <span className="text-soft text-sm">{roleNames[role]}</span>
            {id !== self && (
              <span className="ml-auto">
                <OneButton action={ACTION} name="ta-bort" value={id} quiet>
                  Ta bort {name}
                </OneButton>
              </span>
            )}
          </li>
        ))}
      </ul>
      {invited.length > 0 && (
        <section aria-labelledby="inbjudna" className="mt-12">
          <h2 id="inbjudna" className="text-2xl">
            Inbjudna
          </h2>
          <ul className="border-line mt-4 border-t">
            {invited.map(({ name, email, role }) => (
              <li key={email} className="border-line flex flex-wrap items-center gap-x-6 border-b py-3">
                <span className="font-semibold">{name}</span>
                <span className="text-soft [overflow-wrap:anywhere]">{email}</span>
                <span className="text-soft text-sm">{roleNames[role]}</span>
                <span className="ml-auto">
                  <OneButton action={ACTION} name="ta-tillbaka" value={email} quiet>
                    Ta tillbaka inbjudan till {name}
                  </OneButton>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="bjud-in" className="mt-12 max-w-text">
        <h2 id="bjud-in" className="text-2xl">
          Bjud in
        </h2>
        <p className="mt-2">
          Du får en länk att ge vidare. Den kan användas en gång och gäller i ett dygn. Har någon fått en ny enhet eller
          ett nytt konto? Bjud in samma adress igen. Det gamla slutar gälla när det nya är på plats. Namn och roll
          ändras inte.
        </p>
        <form method="post" action={ACTION} className="mt-4 stack-4">
          <label className="block">
            <span className="font-semibold">Namn</span>
            <input name="namn" required maxLength={120} autoComplete="off" className={field} />
          </label>
          <label className="block">
            <span className="font-semibold">E-post</span>
            <input name="epost" type="email" required maxLength={254} autoComplete="off" className={field} />
          </label>
          <label className="block">
            <span className="font-semibold">Roll</span>
            <select name="roll" className={field}>
              {Object.entries(roleNames).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button">
            Skapa inbjudan
          </button>
        </form>
      </section>
    </>
  );
}
