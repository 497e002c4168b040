import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { site } from "#content/site.ts";
import { leadState } from "#lib/leads/store.ts";

export const metadata: Metadata = { title: "Bekräfta din e-postadress", robots: { index: false } };

async function draw({ searchParams }: PageProps<"/kandidat/tack">) {
  const { referens } = await searchParams;
  if (typeof referens !== "string" || !(await leadState("candidate", referens))) notFound();
  return (
    <PageShell current="/kandidat">
      <ThankYou title="Tack. Ett klick återstår." reference={referens} mail="Ett mejl är på väg till dig.">
        <p>
          Öppna mejlet och bekräfta adressen, så är du med. Gör du det inte inom {site.confirmationDays}&nbsp;dagar
          raderas det du skrev. Kommer inget mejl: titta i skräpposten.
        </p>
        <p>
          Under tiden:{" "}
          <a className="link" href="/guider/e-commerce-manager">
            det här kräver rollen
          </a>
          .
        </p>
      </ThankYou>
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat/tack">) {
  return whenAvailable(() => draw(props));
}
