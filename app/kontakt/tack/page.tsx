import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { leadState } from "#lib/leads/store.ts";

export const metadata: Metadata = { title: "Tack för din förfrågan", robots: { index: false } };

const texts = {
  active: {
    title: "Tack. Din förfrågan är hos oss.",
    mail: "Ett kvitto är på väg till din e-post.",
    next: "En rekryterare läser den och svarar på adressen du angav. Syns inget kvitto, titta i skräpposten.",
  },
  unconfirmed: {
    title: "Tack. Ett klick återstår.",
    mail: "Ett mejl är på väg till dig.",
    next: "Öppna mejlet och bekräfta att förfrågan är din, så börjar vi läsa. Kommer inget mejl, titta i skräpposten.",
  },
};

async function draw({ searchParams }: PageProps<"/kontakt/tack">) {
  const { referens } = await searchParams;
  const state = typeof referens === "string" ? await leadState("contact", referens) : undefined;
  if (typeof referens !== "string" || !state) notFound();
  const { title, mail, next } = texts[state === "unconfirmed" ? "unconfirmed" : "active"];
  return (
    <PageShell current="/kontakt">
      <ThankYou title={title} reference={referens} mail={mail}>
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

export default function Page(props: PageProps<"/kontakt/tack">) {
  return whenAvailable(() => draw(props));
}
