import type { Metadata } from "next";
import { AccountForm } from "#components/staff/account-form.tsx";
import { PasskeyForm } from "#components/staff/passkey-form.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { findInvitation } from "#lib/staff/invitations.ts";
import { isOidcConfigured } from "#lib/staff/oidc.ts";

export const metadata: Metadata = { title: "Inbjudan", robots: { index: false }, referrer: "same-origin" };

function ByAccount({ code }: { code: string }) {
  return (
    <>
      <p className="mt-4 max-w-text text-lg">
        Logga in med ditt konto på byrån. Sedan loggar du in med samma konto varje gång.
      </p>
      <AccountForm fields={{ kod: code }} />
    </>
  );
}

function ByPasskey({ code, isHere }: { code: string; isHere: boolean }) {
  return (
    <>
      <p className="mt-4 max-w-text text-lg">
        Skapa en nyckel på den dator eller telefon som du arbetar med. Sedan loggar du in med den: fingeravtryck,
        ansikte eller kod. Inget lösenord.
      </p>
      {isHere && (
        <p className="border-hjortron mt-4 max-w-text border-l-4 pl-4">
          Den nya nyckeln ersätter den du har. Dina andra enheter loggas ut.
        </p>
      )}
      <PasskeyForm action="/personal/valkommen/skicka" fields={{ kod: code }} button="Skapa nyckel" />
    </>
  );
}

export default async function Page({ searchParams }: PageProps<"/personal/valkommen">) {
  const { kod } = await searchParams;
  const token = typeof kod === "string" ? kod : "";
  const person = await findInvitation(token);
  return (
    <StaffShell>
      <h1 id="titel" className="text-4xl">
        {person ? `Välkommen, ${person.name}` : "Inbjudan gäller inte"}
      </h1>
      {!person && (
        <p className="mt-4 max-w-text text-lg">
          Länken kan användas en gång och gäller i ett dygn. Be en administratör om en ny.
        </p>
      )}
      {person && (isOidcConfigured() ? <ByAccount code={token} /> : <ByPasskey code={token} isHere={person.isHere} />)}
    </StaffShell>
  );
}
