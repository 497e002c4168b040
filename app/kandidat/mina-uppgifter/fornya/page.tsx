import type { Metadata } from "next";
import { OneButton } from "#components/forms/one-button.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { retentionTime } from "#lib/content/dates.ts";
import { site } from "#lib/content/site.ts";
import { renewalIsOpen } from "#lib/leads/own-data-actions.ts";

export const metadata: Metadata = { title: "Vill du vara kvar?", robots: { index: false }, referrer: "same-origin" };

async function draw({ searchParams }: PageProps<"/kandidat/mina-uppgifter/fornya">) {
  const { kod } = await searchParams;
  const token = typeof kod === "string" ? kod : "";
  const open = await renewalIsOpen(token);
  return (
    <PageShell current="/kandidat">
      <PageTitle title={open ? "Vill du vara kvar?" : "Länken gäller inte längre."}>
        <p>
          {open
            ? `Då sparar vi dina uppgifter i högst ${retentionTime("kandidat")} till.`
            : "Den är använd eller för gammal."}
        </p>
      </PageTitle>
      {open ? (
        <>
          <p className="mb-6 max-w-text">”{site().consentText}”</p>
          <OneButton
            action={`/kandidat/mina-uppgifter/fornya/skicka?text=${site().consentVersion}`}
            name="kod"
            value={token}
          >
            Ja, jag vill vara kvar
          </OneButton>
        </>
      ) : (
        <a className="onward" href="/kandidat/mina-uppgifter">
          Be om en ny länk till dina uppgifter
        </a>
      )}
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat/mina-uppgifter/fornya">) {
  return whenAvailable(() => draw(props));
}
