import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { site } from "#lib/content/site.ts";
import { readReceipt } from "#lib/leads/receipt-address.ts";

export const metadata: Metadata = { title: "Bekräfta din e-postadress", robots: { index: false } };

export default async function Page({ searchParams }: PageProps<"/kandidat/tack">) {
  const receipt = readReceipt("candidate", await searchParams);
  if (!receipt) notFound();
  return (
    <PageShell current="/kandidat">
      <ThankYou title="Tack. Ett klick återstår." reference={receipt.reference} mail="Ett mejl är på väg till dig.">
        <p>
          Öppna mejlet och bekräfta adressen, så är du med. Gör du det inte inom {site().confirmationDays}&nbsp;dagar
          raderas det du skrev. Kommer inget mejl? Titta i skräpposten.
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
