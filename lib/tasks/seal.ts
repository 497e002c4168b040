import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { contentSecurityPolicy, hashSource, INLINE_STYLES } from "#lib/http/policy.ts";
import { themeScript } from "#lib/http/theme.ts";
import { parseClientManifest } from "./client-manifest.ts";
import { UnknownOutput } from "./unknown-output.ts";

/**
 * Takes the framework's script out of every prerendered page in which no component of ours runs in the browser, puts
 * the style sheet into the page, and completes the content security policy with the hashes of what is inline. Next has
 * no option for the first (vercel/next.js issue 5054); its own for the second would put the style sheet three times
 * into each page with a form. Run by `npm run build`, right after `next build`.
 */

const SCRIPT = /<script(?<attributes>[^>]*)>(?<text>[\s\S]*?)<\/script>/g;
const SCRIPT_PRELOAD = /<link rel="preload" as="script"[^>]*>/g;
const STYLE_SHEET = /<link rel="stylesheet" href="\/_next\/(static\/chunks\/[^"]+\.css)"[^>]*>/g;

const isFrameworkFile = (attributes: string) => /\ssrc="\/_next\/static\/chunks\/[^"]+\.js"/.test(attributes);
const isFrameworkText = (text: string) => /^(\(?self\.__next_[a-z]|\(globalThis\["TURBOPACK"\])/.test(text);
const isData = (attributes: string) => attributes.includes('type="application/ld+json"');

/**
 * The page without the framework's scripts and script preloads; our theme script and structured data stay.
 * @throws UnknownOutput when it holds a script that is neither
 */
export function withoutFrameworkScript(html: string, page: string): string {
  const stripped = html.replace(SCRIPT_PRELOAD, "").replace(SCRIPT, (script, attributes: string, text: string) => {
    if (isData(attributes) || text === themeScript) return script;
    if (isFrameworkFile(attributes) || (!attributes.includes("src=") && isFrameworkText(text))) return "";
    throw new UnknownOutput(`${page}: unknown script ${script.slice(0, 120)}`);
  });
  if (/\/_next\/static\/chunks\/[^"]*\.js/.test(stripped))
    throw new UnknownOutput(`${page}: still names a framework script`);
  return stripped;
}

/** The hashes of the inline scripts that run, for a page that keeps them. */
export function inlineScriptHashes(html: string): string[] {
  const scripts = [...html.matchAll(SCRIPT)].map(({ groups }) => groups);
  return scripts.flatMap((groups) =>
    groups && !groups.attributes?.includes("src=") && !isData(groups.attributes ?? "")
      ? [hashSource(groups.text ?? "")]
      : [],
  );
}

/**
 * The page with its style sheets in it, and their texts.
 * @param read gives the text of a file of the build, such as `static/chunks/a.css`
 * @throws UnknownOutput when a style sheet is named in another way
 */
export function withStylesInline(
  html: string,
  page: string,
  read: (file: string) => string,
): { html: string; styles: string[] } {
  const styles: string[] = [];
  const inlined = html.replace(STYLE_SHEET, (_link, file: string) => {
    const text = read(file).replaceAll("url(../media/", "url(/_next/static/media/");
    styles.push(text);
    return `<style>${text}</style>`;
  });
  if (inlined.includes('rel="stylesheet"')) throw new UnknownOutput(`${page}: a style sheet named in another way`);
  return { html: inlined, styles };
}

/**
 * The components of ours that a page runs in the browser, from its client reference manifest.
 * The error page stands in every manifest; it is drawn only when a page has failed.
 */
export function ownClientComponents(manifest: string): string[] {
  return Object.keys(parseClientManifest(manifest).content.clientModules)
    .map((name) => name.replace("[project]/", "").replace(/ .*$/, ""))
    .filter((name) => !name.startsWith("node_modules/") && name !== "app/global-error.tsx");
}

const prerenderSchema = z.object({ routes: z.record(z.string(), z.looseObject({ srcRoute: z.string().nullable() })) });
const headerSchema = z.object({ key: z.string(), value: z.string() });
const routesSchema = z.looseObject({
  headers: z.array(z.looseObject({ source: z.string(), headers: z.array(headerSchema), regex: z.string() })),
});

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

/** The client reference manifest of each page, by the address of its folder: looked up once, not for each page. */
function clientManifests(server: string): Map<string, string> {
  const app = path.join(server, "app");
  const files = globSync("**/page_client-reference-manifest.js", { cwd: app });
  // Route groups such as (texts) are part of the folder but not of the address.
  const addressOf = (file: string) =>
    `/${file.replaceAll(path.sep, "/").replaceAll(/\([^/]+\)\//g, "")}`.replace(
      /\/?page_client-reference-manifest\.js$/,
      "",
    );
  return new Map(files.map((file) => [addressOf(file) || "/", path.join(app, file)]));
}

/** Seals the build in `dist`. Returns the addresses that were sealed and those that keep their script. */
export function seal(dist: string): { sealed: string[]; kept: string[] } {
  const server = path.join(dist, "server");
  const { routes } = prerenderSchema.parse(readJson(path.join(dist, "prerender-manifest.json")));
  const manifest = routesSchema.parse(readJson(path.join(dist, "routes-manifest.json")));
  const manifests = clientManifests(server);
  const runs = new Map<string, boolean>();
  /** Whether the pages of a route run components of ours. All pages of a route share its manifest. */
  const runsComponents = (route: string): boolean => {
    const before = runs.get(route);
    if (before !== undefined) return before;
    const own = manifests.get(route);
    if (!own) throw new UnknownOutput(`${route}: no client reference manifest`);
    const answer = ownClientComponents(readFileSync(own, "utf8")).length > 0;
    runs.set(route, answer);
    return answer;
  };
  const styles = new Set<string>();
  const sealed: string[] = [];
  const kept: { address: string; scripts: string[] }[] = [];

  for (const [address, { srcRoute }] of Object.entries(routes)) {
    const file = path.join(server, "app", `${address === "/" ? "index" : address}.html`);
    if (!existsSync(file) || address === "/_global-error") continue; // a file for machines, or the framework's own page
    const html = readFileSync(file, "utf8");
    if (runsComponents(srcRoute ?? address)) {
      kept.push({ address, scripts: inlineScriptHashes(html) });
      continue;
    }
    const page = withStylesInline(withoutFrameworkScript(html, address), address, (name) =>
      readFileSync(path.join(dist, name), "utf8"),
    );
    for (const text of page.styles) styles.add(hashSource(text));
    writeFileSync(file, page.html);
    sealed.push(address);
  }
  if (sealed.length === 0) throw new UnknownOutput("no prerendered page was found");

  for (const { headers } of manifest.headers) {
    for (const header of headers) header.value = header.value.replace(INLINE_STYLES, [...styles].join(" "));
  }
  // The last rule that matches wins, so a page that keeps its script gets a rule of its own.
  for (const { address, scripts } of kept) {
    const value = contentSecurityPolicy({ scripts });
    const regex = `^${address.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?:/)?$`;
    manifest.headers.push({ source: address, headers: [{ key: "Content-Security-Policy", value }], regex });
  }
  writeFileSync(path.join(dist, "routes-manifest.json"), JSON.stringify(manifest));
  return { sealed, kept: kept.map(({ address }) => address) };
}
