import type { Metadata } from "next";
import { ConfirmPage } from "#components/forms/confirm-page.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { confirmState } from "#lib/leads/confirm.ts";

export const metadata: Metadata = {
  title: "Bekräfta din e-postadress",
  robots: { index: false },
  referrer: "same-origin",
};

const texts = {
  ask: {
    title: "Ett klick kvar.",
    text: "Genom att bekräfta visar du att adressen är din. Det här går du med på:",
    button: "Ja, jag vill vara med",
  },
  done: {
    title: "Klart. Du är med i nätverket.",
    text: "En rekryterare läser det du har skrivit. Passar något hör vi av oss. Annars hör vi bara av oss när det gäller dina uppgifter.",
  },
};

async function draw({ searchParams }: PageProps<"/kandidat/bekrafta">) {
  const { kod } = await searchParams;
  const token = typeof kod === "string" ? kod : "";
  return (
    <PageShell current="/kandidat">
      <ConfirmPage found={await confirmState(token)} token={token} path="/kandidat" texts={texts} />
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat/bekrafta">) {
  return whenAvailable(() => draw(props));
}
