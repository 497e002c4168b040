import { existsSync, writeFileSync } from "node:fs";
import { slug as slugify } from "github-slugger";
import { sourceFiles } from "#lib/content/library.ts";

/** `npm run ny-guide -- "Titel"`: writes a guide that is ready to be edited, as a draft. */

/** The title as an address: å and ä become a, ö becomes o. */
function addressOf(title: string): string {
  return slugify(title.normalize("NFD").replace(/\p{M}/gu, ""))
    .replace(/[^a-z0-9-]/g, "")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
}

function template(title: string, order: number, today: string): string {
  const inAYear = `${Number(today.slice(0, 4)) + 1}${today.slice(4).replace("02-29", "02-28")}`;
  return `---
titel: ${JSON.stringify(title)}
beskrivning: Skriv högst 160 tecken om vad läsaren får veta. Texten visas i sökresultat.
rubrik: ${JSON.stringify(title)}
ingress: Skriv två meningar som säger vad guiden handlar om och vad läsaren har för nytta av den.
etikett: Guide
sida: e-commerce-manager
ordning: ${order}
publicerad: ${today}
andrad: ${today}
granskas: ${inAYear}
sammanfattning:
  - Den viktigaste slutsatsen först.
  - Och den näst viktigaste.
relaterat:
  - /guider/e-commerce-manager
arbetsgivare:
  rubrik: Ska ni anställa?
  text: Skriv vad en arbetsgivare bör göra härnäst.
  lank: /kontakt
  lanktext: Beskriv ert behov
kandidat:
  rubrik: Är det här du?
  text: Skriv vad en kandidat bör göra härnäst.
  lank: /kandidat
  lanktext: Gå med i kandidatnätverket
utkast: true
---

Inled med ett stycke som tar läsaren rakt in i ämnet.

## Första rubriken

Skriv här. Hur byggklossarna används står i content/README.md.
`;
}

/** The places that guides have, as far as they can be read: another guide may be broken at the moment. */
function orders(): number[] {
  return sourceFiles().flatMap(({ section, source }) => {
    const found = section === "guider" ? /^ordning: (\d+)/m.exec(source)?.[1] : undefined;
    return found ? [Number(found)] : [];
  });
}

const title = process.argv.slice(2).join(" ").trim();
const slug = addressOf(title);
const file = `content/guider/${slug}.mdx`;
if (!slug) {
  console.error('Skriv en titel: npm run ny-guide -- "Så sätter du lön för en E-commerce manager"');
  process.exitCode = 1;
} else if (title.length > 60) {
  console.error(`Titeln är ${title.length} tecken. Korta den till högst 60.`);
  process.exitCode = 1;
} else if (existsSync(file)) {
  console.error(`${file} finns redan. Välj en annan titel.`);
  process.exitCode = 1;
} else {
  const order = Math.max(0, ...orders()) + 1;
  writeFileSync(file, template(title, order, new Date().toISOString().slice(0, 10)));
  console.log(`Klart: ${file}\nÖppna filen, skriv, och se resultatet med npm run dev på /guider/${slug}.`);
  console.log("Guiden är ett utkast och syns inte för besökare förrän du tar bort raden utkast: true.");
}
