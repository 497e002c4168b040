import type { Metadata } from "next";
import { PasskeyForm } from "#components/staff/passkey-form.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { findInvitation } from "#lib/staff/invitations.ts";

export const metadata: Metadata = { title: "Inbjudan", robots: { index: false }, referrer: "same-origin" };

export default async function Page({ searchParams }: PageProps<"/personal/valkommen">) {
  const { kod } = await searchParams;
  const token = typeof kod === "string" ? kod : "";
  const person = await findInvitation(token);
  return (
    <StaffShell>
      {person ? (
        <>
          <h1 className="text-4xl">Välkommen, {person.name}</h1>
          <p className="mt-4 max-w-text text-lg">
            Skapa en nyckel på den dator eller telefon som du arbetar med. Sedan loggar du in med den: fingeravtryck,
            ansikte eller kod. Inget lösenord.
          </p>
          <PasskeyForm action="/personal/valkommen/skicka" code={token} button="Skapa nyckel" />
        </>
      ) : (
        <>
          <h1 className="text-4xl">Inbjudan gäller inte</h1>
          <p className="mt-4 max-w-text text-lg">
            Länken kan användas en gång och gäller i ett dygn. Be en administratör om en ny.
          </p>
        </>
      )}
    </StaffShell>
  );
}
