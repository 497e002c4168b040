import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { site } from "#lib/content/site.ts";
import { readReceipt } from "#lib/leads/receipt-address.ts";

export const metadata: Metadata = { title: "Tack för din förfrågan", robots: { index: false } };

const texts = {
  active: {
    title: "Tack. Din förfrågan är hos oss.",
    mail: "Ett kvitto är på väg till din e-post.",
    next: "En rekryterare läser förfrågan och svarar till adressen du angav. Syns inget kvitto? Titta i skräpposten.",
  },
  unconfirmed: {
    title: "Tack. Ett klick återstår.",
    mail: "Ett mejl är på väg till dig.",
    get next() {
      return `Öppna mejlet och bekräfta att förfrågan är din, så börjar vi läsa. Gör du det inte inom ${site().confirmationDays}\u00a0dagar raderas det du skrev. Kommer inget mejl? Titta i skräpposten.`;
    },
  },
};

export default async function Page({ searchParams }: PageProps<"/kontakt/tack">) {
  const receipt = readReceipt("contact", await searchParams);
  if (!receipt) notFound();
  const { title, mail, next } = texts[receipt.state];
  return (
    <PageShell current="/kontakt">
      <ThankYou title={title} reference={receipt.reference} mail={mail}>
        <p>{next}</p>
        <p>
          Medan du väntar:{" "}
          <a className="link" href="/sa-arbetar-vi">
            så går processen till
          </a>
          .
        </p>
      </ThankYou>
    </PageShell>
  );
}
