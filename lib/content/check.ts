import { slug as slugify } from "github-slugger";
import type { Root } from "mdast";
import remarkLintHeadingIncrement from "remark-lint-heading-increment";
import remarkLintNoEmptyUrl from "remark-lint-no-empty-url";
import remarkLintNoUndefinedReferences from "remark-lint-no-undefined-references";
import { unified } from "unified";
import { VFile } from "vfile";
import { VFileMessage } from "vfile-message";
import * as z from "zod";
import { fixedAddresses } from "./addresses.ts";
import { checkComponents } from "./check-components.ts";
import { checkFrontMatter } from "./check-front-matter.ts";
import { checkLinks, checkPictures, type Link, linksOf, type Target } from "./check-links.ts";
import { checkLines, checkLiteralSigns } from "./check-writing.ts";
import { swedishDay } from "./dates.ts";
import { elementProps, isElement } from "./element.ts";
import { strayFiles } from "./files.ts";
import { keepTree } from "./kept-texts.ts";
import { kpiOf } from "./kpis.ts";
import { frontMatterOf, pagePath, type SourceFile, sections, sourceFiles } from "./library.ts";
import { mdxProblem } from "./mdx-problem.ts";
import { nodesIn } from "./nodes.ts";
import { anchorId, componentAnchors, headings, parseMdx } from "./parse.ts";
import { type Finding, findingAt, type Problem } from "./problem.ts";
import { profileAddresses } from "./profiles.ts";
import { checkRequiredPages } from "./required-pages.ts";

const lint = unified()
  .use(remarkLintHeadingIncrement)
  .use(remarkLintNoEmptyUrl)
  .use(remarkLintNoUndefinedReferences)
  .freeze();

/** What the lint rules find, said to an editor. */
const lintTexts: Record<string, string> = {
  "heading-increment": "Rubriken hoppar över en nivå. Använd ett # mindre, så att ### kommer under ## och inte direkt.",
  "no-empty-url": "Länken eller bilden saknar adress. Skriv adressen mellan parenteserna.",
  "no-undefined-references": "Hakparenteser utan adress. Skriv [text](/adress), eller \\[ för att visa tecknet.",
};

function checkLint(tree: Root, source: string): Finding[] {
  const file = new VFile(source);
  lint.runSync(tree, file);
  return file.messages.map((message) => ({
    line: message.line ?? 1,
    column: message.column ?? 1,
    message: lintTexts[message.ruleId ?? ""] ?? message.reason,
  }));
}

/** Anchors that the page around a text has. */
const RESERVED = [
  "titel",
  "i-korthet",
  "pa-sidan",
  "nasta-steg",
  "las-vidare",
  "innehall",
  "sidfot-tjanster",
  "sidfot-sajten",
];

/** The calculator and the profiles lead to a KPI by its name: it has to be a heading where it is explained. */
function checkKpiHeadings(tree: Root): Finding[] {
  const ids = headings(tree).map(({ id }) => id);
  const findings: Finding[] = [];
  for (const node of nodesIn(tree)) {
    if (!isElement(node, "Nyckeltal")) continue;
    const name = kpiOf(elementProps(node).id)?.name;
    if (name && !ids.includes(anchorId(name)))
      findings.push(
        findingAt(node, `Rubriken ovanför ska vara nyckeltalets namn: ## ${name}. Andra sidor länkar dit.`),
      );
  }
  return findings;
}

function checkHeadings(tree: Root): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const heading of headings(tree)) {
    if (heading.depth === 1) {
      findings.push(
        findingAt(
          heading.node,
          "Sidan har redan en huvudrubrik (rubrik överst i filen). Använd ## för rubriker i texten.",
        ),
      );
    }
    if (RESERVED.includes(heading.id)) {
      findings.push(
        findingAt(
          heading.node,
          `Rubriken ger samma ankare som en del av sidan, #${heading.id}. Skriv den på ett annat sätt.`,
        ),
      );
    }
    seen.add(heading.id);
  }
  for (const { id, line } of componentAnchors(tree)) {
    if (seen.has(id))
      findings.push({
        line,
        column: 1,
        message: `Två saker på sidan har samma ankare, #${id}. Ge den ena ett annat namn.`,
      });
    seen.add(id);
  }
  return findings;
}

/** What of a front matter concerns other pages. What is wrong in it is told by its own check. */
const sharedSchema = z.object({
  titel: z.coerce.string().optional(),
  utkast: z.literal(true).optional().catch(undefined),
  publiceras: z.string().optional().catch(undefined),
  tidigare: z.array(z.string()).catch([]),
});
type Shared = Partial<z.infer<typeof sharedSchema>>;

/** What is known of a file once it has been read; its tree is let go, since a thousand of them fill the memory. */
interface ReadFile {
  file: string;
  path: string;
  shared: Shared;
  anchors: readonly string[];
  links: readonly Link[];
  /** What is wrong in it, whatever other files say. */
  findings: Finding[];
}

/** The front matter's fields, or undefined where it is not YAML. */
function frontMatterFields(tree: Root): unknown {
  try {
    return frontMatterOf(tree);
  } catch {
    return undefined;
  }
}

function readTree(tree: Root, { section, source }: SourceFile): Omit<ReadFile, "file" | "path"> {
  const fields = frontMatterFields(tree);
  return {
    shared: sharedSchema.safeParse(fields).data ?? {},
    anchors: [...headings(tree), ...componentAnchors(tree)].map(({ id }) => id),
    links: linksOf(tree, fields),
    findings: [
      ...checkFrontMatter(tree, section),
      ...checkComponents(tree),
      ...checkLint(tree, source),
      ...checkHeadings(tree),
      ...checkPictures(tree),
      ...checkLiteralSigns(tree),
      ...checkKpiHeadings(tree),
    ],
  };
}

function readFile(sourceFile: SourceFile): ReadFile {
  const { section, slug, file, source, unreadable } = sourceFile;
  const unread = { file, path: pagePath(section, slug), shared: {}, anchors: [], links: [] };
  const findings: Finding[] = [];
  if (slug !== slugify(slug) || !/^[a-z0-9-]+$/.test(slug)) {
    findings.push({
      line: 1,
      column: 1,
      message: "Filnamnet blir sidans adress. Använd bara små bokstäver a–z, siffror och bindestreck.",
    });
  }
  if (unreadable) return { ...unread, findings: [{ line: 1, column: 1, message: unreadable }] };
  findings.push(...checkLines(source));
  try {
    const tree = parseMdx(source);
    keepTree(source, tree);
    const read = readTree(tree, sourceFile);
    return { ...unread, ...read, findings: [...findings, ...read.findings] };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    return { ...unread, findings: [...findings, mdxProblem(error, source)] };
  }
}

function hiddenBy({ utkast, publiceras }: Shared): Target["hidden"] {
  if (utkast) return "draft";
  return publiceras && publiceras > swedishDay() ? { until: publiceras } : undefined;
}

/**
 * Every mistake in the given files, all at once, by file and line.
 * @param files all of content/, or files made up for a test
 * @param fixed addresses of pages that are not made from MDX
 * @param checkRequired whether the pages that the site itself leads to have to be there
 */
export function checkContent(
  files: readonly SourceFile[] = sourceFiles(),
  fixed: ReadonlySet<string> = new Set([...fixedAddresses(), ...profileAddresses()]),
  { checkRequired = false } = {},
): Problem[] {
  const read = files.map(readFile);

  const targets = new Map<string, Target>();
  for (const address of fixed) targets.set(address, { anchors: undefined });
  for (const { path, anchors, shared, findings } of read) {
    if (targets.has(path)) {
      findings.push({ line: 1, column: 1, message: `Adressen ${path} finns redan. Byt filens namn.` });
      continue;
    }
    targets.set(path, { anchors: new Set(anchors), hidden: hiddenBy(shared) });
  }
  for (const { path, shared, findings } of read) {
    for (const before of shared.tidigare ?? []) {
      if (targets.has(before)) {
        findings.push({
          line: 1,
          column: 1,
          message: `Adressen ${before} under ”tidigare” används redan. Ta bort raden.`,
        });
      } else targets.set(before, { anchors: undefined, movedTo: path });
    }
  }

  const titles = new Map<string, string>();
  for (const { file, path, links, shared, findings } of read) {
    findings.push(...checkLinks(links, path, targets));
    const title = shared.titel;
    const other = title && titles.get(title);
    if (other)
      findings.push({ line: 2, column: 1, message: `Titeln är densamma som i ${other}. Ge sidan en egen titel.` });
    if (title) titles.set(title, file);
  }

  const required = checkRequired ? checkRequiredPages(new Set(targets.keys())) : [];
  return read
    .flatMap(({ file, findings }) => findings.map((finding) => ({ file, ...finding })))
    .concat(required)
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}

/** Every mistake in all of content/'s texts, and what lies there without being read. */
export function checkTexts(): Problem[] {
  const stray = sections.flatMap((section) => strayFiles(`content/${section}`, ".mdx"));
  return [...checkContent(sourceFiles(), undefined, { checkRequired: true }), ...stray];
}

/** The mistakes of one file, for the preview. A build has none: it stops before. */
export function problemsIn(file: string): Problem[] {
  return process.env.NODE_ENV === "development" ? checkContent().filter((problem) => problem.file === file) : [];
}
