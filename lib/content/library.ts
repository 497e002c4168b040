import path from "node:path";
import type { Root } from "mdast";
import { parse as parseYaml } from "yaml";
import type * as z from "zod";
import { swedishDay } from "./dates.ts";
import { filesIn, readStrictly } from "./files.ts";
import {
  type Dated,
  type FrontMatter,
  frontMatterSchemas,
  type GuideFrontMatter,
  type Section,
  withItsDay,
} from "./front-matter.ts";
import { keptFrontMatter, treeOf } from "./kept-texts.ts";
import { kpiOf } from "./kpis.ts";
import { anchorId, kpisShownIn } from "./parse.ts";
import { keep, readOnce } from "./read-file.ts";

const CONTENT = path.join(/* turbopackIgnore: true */ process.cwd(), "content");

/** Where a file of a section stands on the site. */
export function pagePath(section: Section, slug: string): string {
  return section === "sidor" ? `/${slug}` : `/${section}/${slug}`;
}

export interface SourceFile {
  section: Section;
  slug: string;
  /** Path from the project's root, as an editor sees it. */
  file: string;
  source: string;
  /** Why its text cannot be read, if it cannot. */
  unreadable?: string;
}

export const sections = ["guider", "tjanster", "sidor"] as const satisfies readonly Section[];

const namesIn = (section: Section, root = CONTENT) =>
  filesIn(path.join(/* turbopackIgnore: true */ root, section), ".mdx");

/** Every MDX file under content/, unread. */
export function sourceFiles(root = CONTENT): SourceFile[] {
  return sections.flatMap((section) =>
    namesIn(section, root).map((name) => {
      const read = readStrictly(path.join(/* turbopackIgnore: true */ root, section, name));
      return {
        section,
        slug: name.slice(0, -".mdx".length),
        file: `content/${section}/${name}`,
        ...("text" in read ? { source: read.text } : { source: "", unreadable: read.problem }),
      };
    }),
  );
}

export interface Page<T> {
  slug: string;
  path: string;
  data: T;
  /** The file's text. */
  source: string;
  /** What it says, read when it is first asked for: a list of guides needs no more than their front matter. */
  readonly tree: Root;
}

export type Guide = Page<GuideFrontMatter>;

/** The front matter's YAML, as it is. Throws where it is not YAML. */
export function frontMatterOf(tree: Root): unknown {
  const node = tree.children[0];
  return node?.type === "yaml" ? parseYaml(node.value) : undefined;
}

const FRONT_MATTER = /^---[^\S\n]*\n([\s\S]*?)\r?\n---[^\S\n]*(?:\n|$)/;

function readPage<T extends Dated>(section: Section, slug: string, schema: z.ZodType<T>): Page<T> {
  return readOnce(`content/${section}/${slug}.mdx`, (source) => {
    // As this function has made it in the check.
    const kept = keptFrontMatter(source) as T | undefined;
    let tree: Root | undefined;
    return {
      slug,
      path: pagePath(section, slug),
      data: kept ?? withItsDay(schema.parse(parseYaml(FRONT_MATTER.exec(source)?.[1] ?? ""))),
      source,
      get tree() {
        tree ??= treeOf(source);
        return tree;
      },
    };
  });
}

const slugs = keep(
  () => new Map(sections.map((section) => [section, namesIn(section).map((name) => name.slice(0, -".mdx".length))])),
);

function pages<T extends Dated>(section: Section, schema: z.ZodType<T>): Page<T>[] {
  return (slugs().get(section) ?? []).map((slug) => readPage(section, slug, schema));
}

/** Whether drafts, and pages whose day has not come, are shown: in development only. */
const showUnpublished = process.env.NODE_ENV === "development";

/** Whether the page's day has come. */
const isDue = ({ data: { publiceras } }: { data: { publiceras?: string | undefined } }): boolean =>
  !publiceras || publiceras <= swedishDay();

const published = <P extends { data: { publiceras?: string | undefined; utkast?: boolean } }>(all: P[]): P[] =>
  all.filter((page) => showUnpublished || (isDue(page) && !page.data.utkast));

/** The guides in their order, those that visitors may see. */
export const guides = keep((): Guide[] =>
  published(pages("guider", frontMatterSchemas.guider)).sort((a, b) => a.data.ordning - b.data.ordning),
);

/** The services in their order. */
export const services = keep((): Page<FrontMatter<"tjanster">>[] =>
  published(pages("tjanster", frontMatterSchemas.tjanster)).sort((a, b) => a.data.ordning - b.data.ordning),
);

/** The pages directly under the root, such as /om. */
export const plainPages = keep((): Page<FrontMatter<"sidor">>[] => published(pages("sidor", frontMatterSchemas.sidor)));

/** Every page, those that visitors may not see yet among them. */
export const everyPage = (): Page<Dated>[] =>
  sections.flatMap((section): Page<Dated>[] => pages(section, frontMatterSchemas[section]));

/** The next day on which a page waits to be published, if one does. */
export function nextPublication(): string | undefined {
  return everyPage()
    .filter((page) => !isDue(page))
    .map(({ data }) => data.publiceras ?? "")
    .sort()[0];
}

/** Addresses that pages had before, and where they stand now. A guide's Markdown has moved with it. */
export const movedAddresses = keep((): Map<string, string> => {
  const moved = new Map<string, string>();
  for (const { path, data } of [...guides(), ...services(), ...plainPages()]) {
    for (const before of data.tidigare) {
      moved.set(before, path);
      if (before.startsWith("/guider/") && path.startsWith("/guider/")) moved.set(`${before}.md`, `${path}.md`);
    }
  }
  return moved;
});

/** The page of that slug. Throws when there is none: the routes ask only for slugs that they were given. */
export function bySlug<P extends { slug: string }>(all: P[], slug: string): P {
  const page = all.find((candidate) => candidate.slug === slug);
  if (!page) throw new Error(`no page ${slug} in content/`);
  return page;
}

/** Where a guide explains each KPI: address and anchor, by the KPI's id. The heading is the KPI's name. */
export const kpiSections = keep((): Map<string, string> => {
  const found = new Map<string, string>();
  for (const guide of guides().filter(({ source }) => source.includes("<Nyckeltal"))) {
    for (const id of kpisShownIn(guide.tree)) {
      const name = kpiOf(id)?.name;
      if (name && !found.has(id)) found.set(id, `${guide.path}#${anchorId(name)}`);
    }
  }
  return found;
});
