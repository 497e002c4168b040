import type { Metadata } from "next";
import { GuideTeaser } from "#components/guide/guide-teaser.tsx";
import { JourneyLine } from "#components/guide/journey-line.tsx";
import { JsonLd } from "#components/layout/json-ld.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { ServiceList } from "#components/layout/service-list.tsx";
import { StartDoor } from "#components/layout/start-door.tsx";
import { Words } from "#components/layout/words.tsx";
import { ToolList } from "#components/tools/tool-list.tsx";
import { readConfig } from "#lib/config/env.ts";
import { agencyJsonLd } from "#lib/content/json-ld.ts";
import { guides, services } from "#lib/content/library.ts";
import { site } from "#lib/content/site.ts";

const title = `Rekrytera en E-commerce manager – ${site().name}`;
const description =
  "Vad en E-commerce manager gör, hur rollen skiljer sig från Digital Marketing Manager och hur ni hittar rätt person för er e-handel.";

export const metadata: Metadata = {
  title: { absolute: title },
  description,
  alternates: { canonical: "/" },
  openGraph: { title, description, url: "/", type: "website", locale: "sv_SE" },
};

/** So many guides beside the first one; the others are a link away. */
const NEWEST = 3;

const questions = [
  "Var står ni i dag?",
  "Var ska ni vara om 12–24\u00a0månader?",
  "Vad står i vägen?",
  "Hur bråttom är det?",
];

export default function Page() {
  const [first, ...others] = guides();
  return (
    <PageShell>
      <h1 id="titel" className="pt-6 text-5xl md:pt-16">
        Rätt person på
        <br className="hidden sm:block" /> rätt sida om klicket.
      </h1>
      <p className="text-soft mt-5 max-w-text text-lg md:mt-8">
        Någon får kunden att komma. Någon får kunden att köpa. Vi vet skillnaden och hittar den person ni behöver.
      </p>

      <div className="flex flex-col md:flex-col-reverse">
        <div className="border-ink mt-6 border-y md:mt-0 md:grid md:grid-cols-2 md:border-b-0">
          <StartDoor
            label="För dig som anställer"
            title="Ta reda på vem ni behöver"
            link={{ path: "/verktyg/kravprofil", text: "Bygg en kravprofil" }}
            second={{ path: "/kontakt", text: "Eller beskriv behovet för oss" }}
          >
            <p>Svara på några frågor om nuläge, mål och hinder. Ni får en kravprofil att ta med vidare.</p>
          </StartDoor>
          <StartDoor
            label="För dig som söker nästa roll"
            title="Bli hittad innan jobbet annonseras"
            link={{ path: "/kandidat", text: "Gå med i nätverket" }}
          >
            <p>Namn, e-post och ditt samtycke räcker. Inget konto och inget lösenord.</p>
          </StartDoor>
        </div>
        <JourneyLine />
      </div>

      <section aria-labelledby="las-in-dig" className="pt-10 md:pt-16">
        <h2 id="las-in-dig" className="text-3xl">
          Läs in dig
        </h2>
        <div className="mt-6 grid gap-x-10 gap-y-10 md:grid-cols-[4fr_3fr]">
          {first && <GuideTeaser guide={first} large />}
          <div className="stack-10">
            {others.slice(0, NEWEST).map((guide) => (
              <GuideTeaser key={guide.slug} guide={guide} />
            ))}
            <a className="onward" href="/guider">
              Alla guider
            </a>
          </div>
        </div>
      </section>

      <section aria-labelledby="verktyg" className="pt-20 md:pt-28">
        <h2 id="verktyg" className="text-3xl">
          Räkna och jämför
        </h2>
        <ToolList />
      </section>

      <section aria-labelledby="sa-arbetar-vi" className="grid gap-x-10 gap-y-6 pt-20 md:grid-cols-[4fr_3fr] md:pt-28">
        <div>
          <h2 id="sa-arbetar-vi" className="text-3xl">
            Fyra frågor innan någon söker
          </h2>
          <p className="mt-4 max-w-text">
            Vi arbetar kompetensbaserat. Svaren avgör vilken inriktning ni behöver, och de gör kravprofilen till något
            att rekrytera efter.
          </p>
          <a className="onward mt-3" href="/sa-arbetar-vi">
            Så arbetar vi
          </a>
        </div>
        <ol className="border-ink border-t-4">
          {questions.map((question, index) => (
            <li key={question} className="border-line flex gap-4 border-b py-3">
              <span aria-hidden="true" className="text-gran w-4 font-serif text-lg leading-snug">
                {index + 1}
              </span>
              <span>
                <Words text={question} />
              </span>
            </li>
          ))}
        </ol>
      </section>

      <section aria-labelledby="tjanster" className="pt-20 md:pt-28">
        <h2 id="tjanster" className="text-3xl">
          Fyra sätt att få hjälp
        </h2>
        <ServiceList services={services()} />
      </section>
      <JsonLd data={agencyJsonLd(readConfig().SITE_URL)} />
    </PageShell>
  );
}
