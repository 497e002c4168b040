import { slug as slugify } from "github-slugger";
import type { Root } from "mdast";
import remarkLintHeadingIncrement from "remark-lint-heading-increment";
import remarkLintNoEmptyUrl from "remark-lint-no-empty-url";
import remarkLintNoUndefinedReferences from "remark-lint-no-undefined-references";
import { unified } from "unified";
import { VFile } from "vfile";
import { VFileMessage } from "vfile-message";
import { fixedAddresses } from "./addresses.ts";
import { checkComponents } from "./check-components.ts";
import { checkFrontMatter } from "./check-front-matter.ts";
import { checkLinks, checkPictures, type Target } from "./check-links.ts";
import { frontMatterOf, pagePath, type SourceFile, sourceFiles } from "./library.ts";
import { componentAnchors, headings, parseMdx } from "./parse.ts";
import type { Finding, Problem } from "./problem.ts";
import { profileAddresses } from "./profiles.ts";

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

function checkHeadings(tree: Root): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<string>();
  for (const heading of headings(tree)) {
    if (heading.depth === 1) {
      findings.push({
        line: heading.line,
        column: 1,
        message: "Sidan har redan en huvudrubrik (rubrik överst i filen). Använd ## för rubriker i texten.",
      });
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

interface ReadFile extends SourceFile {
  path: string;
  tree: Root | undefined;
  findings: Finding[];
}

function readFile(file: SourceFile): ReadFile {
  const path = pagePath(file.section, file.slug);
  const findings: Finding[] = [];
  if (file.slug !== slugify(file.slug) || !/^[a-z0-9-]+$/.test(file.slug)) {
    findings.push({
      line: 1,
      column: 1,
      message: "Filnamnet blir sidans adress. Använd bara små bokstäver a–z, siffror och bindestreck.",
    });
  }
  try {
    return { ...file, path, tree: parseMdx(file.source), findings };
  } catch (error) {
    if (!(error instanceof VFileMessage)) throw error;
    const message = `Texten går inte att läsa här. Oftast är det en komponent som inte stängs, eller ett < eller { i löptexten (skriv \\< eller \\{). Programmets felmeddelande (på engelska): ${error.reason}`;
    return {
      ...file,
      path,
      tree: undefined,
      findings: [...findings, { line: error.line ?? 1, column: error.column ?? 1, message }],
    };
  }
}

function isDraft(tree: Root | undefined): boolean {
  try {
    const data = tree && frontMatterOf(tree);
    return typeof data === "object" && data !== null && "utkast" in data && data.utkast === true;
  } catch {
    return false; // broken front matter is told by its own check
  }
}

function titleOf(tree: Root): string | undefined {
  try {
    const data = frontMatterOf(tree);
    return typeof data === "object" && data !== null && "titel" in data ? String(data.titel) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Every mistake in the given files, all at once, by file and line.
 * @param files all of content/, or files made up for a test
 * @param fixed addresses of pages that are not made from MDX
 */
export function checkContent(
  files: readonly SourceFile[] = sourceFiles(),
  fixed: ReadonlySet<string> = new Set([...fixedAddresses(), ...profileAddresses()]),
): Problem[] {
  const read = files.map(readFile);

  const targets = new Map<string, Target>();
  for (const address of fixed) targets.set(address, { anchors: undefined, draft: false });
  for (const { path, tree, findings } of read) {
    if (targets.has(path)) {
      findings.push({ line: 1, column: 1, message: `Adressen ${path} finns redan. Byt filens namn.` });
      continue;
    }
    const anchors = tree && [...headings(tree), ...componentAnchors(tree)].map(({ id }) => id);
    targets.set(path, { anchors: new Set(anchors), draft: isDraft(tree) });
  }

  const titles = new Map<string, string>();
  for (const { file, section, source, path, tree, findings } of read) {
    if (!tree) continue;
    const front = checkFrontMatter(tree, section);
    findings.push(
      ...front,
      ...checkComponents(tree),
      ...checkLint(tree, source),
      ...checkHeadings(tree),
      ...checkPictures(tree),
    );
    // Links in front matter that cannot be read are not looked at: the front matter's own mistake comes first.
    findings.push(...(front.length > 0 && titleOf(tree) === undefined ? [] : checkLinks(tree, path, targets)));
    const title = titleOf(tree);
    const other = title && titles.get(title);
    if (other)
      findings.push({ line: 2, column: 1, message: `Titeln är densamma som i ${other}. Ge sidan en egen titel.` });
    if (title) titles.set(title, file);
  }

  return read
    .flatMap(({ file, findings }) => findings.map((finding) => ({ file, ...finding })))
    .sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1));
}

/** The mistakes of one file, for the preview. A build has none: it stops before. */
export function problemsIn(file: string): Problem[] {
  return process.env.NODE_ENV === "development" ? checkContent().filter((problem) => problem.file === file) : [];
}
