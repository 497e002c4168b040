import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { leadExists } from "#lib/leads/store.ts";

export const metadata: Metadata = { title: "Tack för din förfrågan", robots: { index: false } };

export default async function Page({ searchParams }: PageProps<"/kontakt/tack">) {
  const { referens } = await searchParams;
  if (typeof referens !== "string" || !(await leadExists("contact", referens))) notFound();
  return (
    <PageShell current="/kontakt">
      <ThankYou title="Tack. Din förfrågan är hos oss." reference={referens}>
        <p>En rekryterare läser den och svarar på adressen du angav. Syns inget kvitto, titta i skräpposten.</p>
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
