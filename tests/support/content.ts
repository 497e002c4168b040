import type { SourceFile } from "#lib/content/library.ts";

interface Written {
  slug?: string;
  /** Lines of the front matter by name; undefined leaves one out. */
  front?: Record<string, string | undefined>;
  body?: string;
}

const GOOD: Record<string, string> = {
  titel: "En guide",
  beskrivning: "Vad läsaren får veta.",
  rubrik: "En guide",
  ingress: "Två meningar. De säger vad guiden handlar om.",
  etikett: "Guide",
  sida: "e-commerce-manager",
  ordning: "1",
  publicerad: "2026-01-01",
  andrad: "2026-01-02",
  sammanfattning: "\n  - En punkt.\n  - En till.",
  relaterat: "\n  - /kontakt",
  arbetsgivare: "\n  rubrik: Ska ni anställa?\n  text: Hör av er.\n  lank: /kontakt\n  lanktext: Kontakt",
  kandidat: "\n  rubrik: Är det du?\n  text: Gå med.\n  lank: /kandidat\n  lanktext: Gå med",
};

/** A guide that is right in every way, but for the given changes. Its body begins at line 25. */
export function guideFile({ slug = "en-guide", front = {}, body = "Text.\n" }: Written = {}): SourceFile {
  const lines = Object.entries({ ...GOOD, ...front }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  );
  return {
    section: "guider",
    slug,
    file: `content/guider/${slug}.mdx`,
    source: `---\n${lines.join("\n")}\n---\n\n${body}`,
  };
}

/** The pages that these guides may link to besides each other. */
export const fixedPages: ReadonlySet<string> = new Set(["/", "/kontakt", "/kandidat"]);
