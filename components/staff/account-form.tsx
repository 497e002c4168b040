import { HiddenFields } from "../forms/hidden-fields.tsx";

/** A button that leads to the agency's own sign-in. */
export function AccountForm({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <form method="post" action="/personal/in/oidc" className="mt-8">
      <HiddenFields fields={fields} />
      <button type="submit" className="button">
        Logga in med byråns konto
      </button>
    </form>
  );
}
