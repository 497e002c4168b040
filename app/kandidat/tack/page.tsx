import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ThankYou } from "#components/forms/thank-you.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { leadExists } from "#lib/leads/store.ts";

export const metadata: Metadata = { title: "Välkommen till nätverket", robots: { index: false } };

export default async function Page({ searchParams }: PageProps<"/kandidat/tack">) {
  const { referens } = await searchParams;
  if (typeof referens !== "string" || !(await leadExists("candidate", referens))) notFound();
  return (
    <PageShell current="/kandidat">
      <ThankYou title="Tack. Du är med i nätverket." reference={referens}>
        <p>En rekryterare läser det du har skrivit. Passar något hör vi av oss.</p>
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
