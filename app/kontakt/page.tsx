import { ContactForm } from "#components/forms/contact-form.tsx";
import { FormPage } from "#components/forms/form-page.tsx";
import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { roleOf } from "#lib/content/roles.ts";
import { site } from "#lib/content/site.ts";
import { formStart } from "#lib/forms/form-start.ts";
import { contactWords, leadForms } from "#lib/leads/forms.ts";

const description =
  "Berätta vem ni behöver. Skicka en förfrågan om rekrytering, executive search, konsultuthyrning eller interim management.";

export const metadata = fixedPageMetadata("/kontakt", "Kontakt", description);

const next = [
  "Du får ett mejl: ett kvitto, eller en länk att bekräfta med.",
  "En rekryterare läser och svarar.",
  "Vi går igenom nuläge, mål och hinder innan vi föreslår något.",
];

/** What the role of a profile is called, where its address names one. */
const roleIn = (profile: string): string => roleOf(new URLSearchParams(profile).get("roll") ?? "")?.name ?? "";

async function draw({ searchParams }: PageProps<"/kontakt">) {
  const { utkast, tjanst, profil } = await searchParams;
  const given = {
    ...(typeof tjanst === "string" ? { service: tjanst } : {}),
    ...(typeof profil === "string" ? { profile: profil, role: roleIn(profil) } : {}),
  };
  const start = await formStart(leadForms().contact, { draft: typeof utkast === "string" ? utkast : undefined, given });
  return (
    <PageShell current="/kontakt">
      <FormPage
        title="Berätta vem ni behöver"
        lead="Fem svar räcker. Resten gör vårt första svar bättre."
        next={next}
        note={
          <>
            <p>
              Vill du hellre mejla? Skriv till{" "}
              <a className="link" href={`mailto:${site().email}`}>
                {site().email}
              </a>
              .
            </p>
            <p className="mt-3">
              Hur vi hanterar det du skriver står på sidan om{" "}
              <a className="link" href="/integritet">
                integritet
              </a>
              .
            </p>
          </>
        }
      >
        <ContactForm start={start} words={contactWords()} />
      </FormPage>
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kontakt">) {
  return whenAvailable(() => draw(props));
}
