import { CandidateForm } from "#components/forms/candidate-form.tsx";
import { FormPage } from "#components/forms/form-page.tsx";
import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { retentionTime } from "#lib/content/dates.ts";
import { formStart } from "#lib/forms/form-start.ts";
import { candidateWords, leadForms } from "#lib/leads/forms.ts";

const description =
  "Gå med i kandidatnätverket för e-handel och digital marknadsföring. Namn, e-post och samtycke räcker. Inget konto.";

export const metadata = fixedPageMetadata("/kandidat", "Gå med i kandidatnätverket", description);

const next = [
  "Du får ett mejl och bekräftar adressen.",
  "En rekryterare läser. Ingen rangordnas av en maskin.",
  "Passar något hör vi av oss. Annars hör vi bara av oss när det gäller dina uppgifter.",
];

async function draw({ searchParams }: PageProps<"/kandidat">) {
  const { utkast } = await searchParams;
  const start = await formStart(leadForms().candidate, { draft: typeof utkast === "string" ? utkast : undefined });
  return (
    <PageShell current="/kandidat">
      <FormPage
        title="Gå med i kandidatnätverket"
        lead="Namn, e-post och ditt samtycke räcker. Resten hjälper oss att höra av oss om rätt saker."
        next={next}
        note={
          <p>
            Innan {retentionTime("kandidat")} har gått frågar vi om du vill vara kvar. Svarar du inte raderas allt.
            Under tiden kan du själv{" "}
            <a className="link" href="/kandidat/mina-uppgifter">
              se, ändra och radera dina uppgifter
            </a>
            . Läs mer om{" "}
            <a className="link" href="/integritet">
              integritet
            </a>
            .
          </p>
        }
      >
        <CandidateForm start={start} words={candidateWords()} />
      </FormPage>
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat">) {
  return whenAvailable(() => draw(props));
}
