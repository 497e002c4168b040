import type { Metadata } from "next";
import { LinkForm } from "#components/forms/link-form.tsx";
import { OwnDataView } from "#components/forms/own-data.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { whenAvailable } from "#components/layout/when-available.tsx";
import { formStart } from "#lib/forms/form-start.ts";
import { linkForm } from "#lib/leads/own-data.schema.ts";
import { ownData } from "#lib/leads/own-data.ts";

export const metadata: Metadata = { title: "Mina uppgifter", robots: { index: false }, referrer: "same-origin" };

/** What has just been done, as the address says. */
const news = new Map([
  [
    "skickad",
    "Om vi har något under adressen är en länk på väg dit. Kommer inget inom några minuter? Titta i skräpposten och kontrollera adressen. Har många länkar begärts kan nästa dröja, men den senaste gäller tills dess.",
  ],
  ["utgangen", "Länken har slutat gälla. Be om en ny här."],
  ["nytext", "Samtyckestexten har ändrats sedan sidan öppnades. Läs den och tryck en gång till om du vill förnya."],
  ["sparat", "Ändringarna är sparade."],
  ["bekrafta", "Tack. Det är bekräftat."],
  [
    "pausa",
    "Du är pausad. Vi hör inte av oss om jobb förrän du vill. Innan tiden går ut frågar vi ändå om du vill vara kvar.",
  ],
  ["ateruppta", "Välkommen tillbaka. Nu hör vi av oss igen när något passar."],
  ["fornya", "Samtycket är förnyat."],
  ["fornyat", "Tack. Du är kvar i nätverket, och samtycket är förnyat."],
  ["ta-bort-cv", "CV:t är borttaget."],
  ["radera", "Allt vi hade under din adress är raderat."],
]);

async function draw({ searchParams }: PageProps<"/kandidat/mina-uppgifter">) {
  const { lank, klart, utkast } = await searchParams;
  const token = typeof lank === "string" ? lank : "";
  const data = await ownData(token);
  const message = typeof klart === "string" ? news.get(klart) : token && !data ? news.get("utgangen") : undefined;
  const start = data
    ? undefined
    : await formStart(linkForm, { draft: typeof utkast === "string" ? utkast : undefined });
  return (
    <PageShell current="/kandidat">
      <PageTitle title="Mina uppgifter">
        <p>
          {data
            ? "Det här har vi om dig. Allt går att hämta och radera, och uppgifterna i nätverket går att ändra."
            : "Skriv din adress, så mejlar vi en länk till allt vi har om dig. Inget konto och inget lösenord."}
        </p>
      </PageTitle>
      {message && (
        <p role="status" className="bg-mist mb-10 max-w-text p-5 font-semibold">
          {message}
        </p>
      )}
      {data && <OwnDataView data={data} token={token} />}
      {start && (
        <div className="max-w-text">
          <LinkForm start={start} />
        </div>
      )}
    </PageShell>
  );
}

export default function Page(props: PageProps<"/kandidat/mina-uppgifter">) {
  return whenAvailable(() => draw(props));
}
