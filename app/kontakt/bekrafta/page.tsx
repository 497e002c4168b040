import type { Metadata } from "next";
import { ConfirmPage } from "#components/forms/confirm-page.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { confirmState } from "#lib/leads/confirm.ts";

export const metadata: Metadata = {
  title: "Bekräfta din förfrågan",
  robots: { index: false },
  referrer: "same-origin",
};

const texts = {
  ask: {
    title: "Ett klick kvar.",
    text: "Bekräfta att förfrågan är din, så börjar vi läsa.",
    button: "Ja, förfrågan är min",
  },
  done: {
    title: "Tack. Vi har din förfrågan.",
    text: "En rekryterare läser den och svarar till din e-postadress.",
  },
};

async function draw({ searchParams }: PageProps<"/kontakt/bekrafta">) {
  const { kod } = await searchParams;
  const token = typeof kod === "string" ? kod : "";
  return (
    <PageShell current="/kontakt">
      <ConfirmPage found={await confirmState(token)} token={token} path="/kontakt" texts={texts} />
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kontakt/bekrafta">) {
  return whenAvailable(() => draw(props));
}
