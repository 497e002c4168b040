import type { Metadata } from "next";
import { AccountForm } from "#components/staff/account-form.tsx";
import { PasskeyForm } from "#components/staff/passkey-form.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { queryMap } from "#lib/http/query.ts";
import { GOING_TO, pageAfterSignIn } from "#lib/staff/after-sign-in.ts";
import { isOidcConfigured } from "#lib/staff/oidc.ts";

export const metadata: Metadata = { title: "Logga in", robots: { index: false }, referrer: "same-origin" };

/** Drawn for each visitor: its policy carries a nonce. */
export const dynamic = "force-dynamic";

function ByAccount({ going }: { going: string }) {
  return (
    <>
      <p className="mt-4 max-w-text text-lg">Med ditt konto på byrån. Du behöver vara inbjuden.</p>
      <AccountForm fields={{ [GOING_TO]: going }} />
    </>
  );
}

function ByPasskey({ going }: { going: string }) {
  return (
    <>
      <p className="mt-4 max-w-text text-lg">
        Med nyckeln på din dator eller telefon: fingeravtryck, ansikte eller kod. Inget lösenord.
      </p>
      <PasskeyForm action="/personal/in/skicka" fields={{ [GOING_TO]: going }} button="Logga in med nyckel" />
      <p className="text-soft mt-8 max-w-text">
        Har du bytt eller tappat din enhet? Be en administratör om en ny inbjudan. Den gamla nyckeln slutar gälla när du
        har skapat en ny.
      </p>
    </>
  );
}

export default async function Page({ searchParams }: PageProps<"/personal/in">) {
  const going = pageAfterSignIn(queryMap(await searchParams).get(GOING_TO));
  return (
    <StaffShell>
      <h1 id="titel" className="text-4xl">
        Logga in
      </h1>
      {isOidcConfigured() ? <ByAccount going={going} /> : <ByPasskey going={going} />}
    </StaffShell>
  );
}
