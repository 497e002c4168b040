import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OwnDataForm } from "#components/forms/own-data-form.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { formStart } from "#lib/forms/form-start.ts";
import { candidateWords, leadForms } from "#lib/leads/forms.ts";
import { ownData } from "#lib/leads/own-data.ts";

export const metadata: Metadata = { title: "Ändra mina uppgifter", robots: { index: false }, referrer: "same-origin" };

async function draw({ searchParams }: PageProps<"/kandidat/mina-uppgifter/andra">) {
  const { lank, utkast } = await searchParams;
  const token = typeof lank === "string" ? lank : "";
  const data = await ownData(token);
  if (!data?.candidate) redirect("/kandidat/mina-uppgifter?klart=utgangen");
  const start = await formStart(leadForms().ownData, {
    draft: typeof utkast === "string" ? utkast : undefined,
    given: data.candidate.values,
    file: data.candidate.file,
    link: token,
  });
  return (
    <PageShell current="/kandidat">
      <PageTitle
        title="Ändra mina uppgifter"
        crumbs={[{ name: "Mina uppgifter", path: `/kandidat/mina-uppgifter?lank=${token}` }]}
      >
        <p>Vill du byta e-postadress? Gå med igen med den nya och radera den gamla.</p>
      </PageTitle>
      <div className="max-w-text">
        <OwnDataForm start={start} words={candidateWords()} />
      </div>
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat/mina-uppgifter/andra">) {
  return whenAvailable(() => draw(props));
}
