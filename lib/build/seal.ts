import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { isFrameworkScript } from "#lib/http/drawn-page.ts";
import { contentSecurityPolicy, hashSource } from "#lib/http/policy.ts";
import { routes } from "#lib/http/routes.ts";
import { parseClientManifest } from "./client-manifest.ts";
import { UnknownOutput } from "./next-output.ts";
import { type PageElement, partsOf, withReplaced } from "./page-html.ts";
import { sheetForPages, withAddresses } from "./page-styles.ts";
import { smallScript } from "./small-script.ts";

/**
 * Takes the framework's script out of a prerendered page, puts into it what it uses of the style sheet, with short names
 * for its classes, and writes its content security policy, with the hashes of what is inline. Next has no option for the
 * first (vercel/next.js issue 5054); its own for the second would put the style sheet three times into each page with a
 * form.
 */

const CHUNK = /^\/_next\/(static\/chunks\/[^?]+\.(?:js|css))(?:\?|$)/;

const isData = ({ attributes }: PageElement) => attributes.type === "application/ld+json";

/**
 * @returns whether a script is the framework's
 * @throws UnknownOutput when it is neither that, nor ours, nor data
 */
function isFrameworks(script: PageElement, page: string, ours: string): boolean {
  const { src } = script.attributes;
  if (isData(script) || (src === undefined && script.text === ours)) return false;
  if (isFrameworkScript(src, script.text)) return true;
  throw new UnknownOutput(`${page}: unknown script ${src ?? script.text.slice(0, 120)}`);
}

/**
 * @returns whether a link is one of the framework's hints, which mean nothing without its script
 * @throws UnknownOutput when it asks for a script of someone else's
 */
function isHint({ attributes: { rel = "", href = "", as } }: PageElement, page: string): boolean {
  // For typefaces that the framework does not ask for itself: the line to this site is open.
  if (rel === "preconnect") return true;
  if (as !== "script" && rel !== "modulepreload") return false;
  if (CHUNK.test(href)) return true;
  throw new UnknownOutput(`${page}: unknown script ${href}`);
}

/** Where a page names its style sheet; the framework's own hints stand beside it. */
function sheetLinked(links: readonly PageElement[], page: string): { link: PageElement; file: string } {
  const named = links.filter(({ attributes }) => attributes.rel === "stylesheet");
  const [link, another] = named;
  const [, file] = CHUNK.exec(link?.attributes.href ?? "") ?? [];
  if (!link || !file || another) {
    const found = named.map(({ attributes }) => attributes.href).join(", ");
    throw new UnknownOutput(`${page}: not one style sheet of the build, but ${found || "none"}`);
  }
  return { link, file };
}

export interface SealedPage {
  html: string;
  policy: string;
}

/**
 * A function that seals pages of a build.
 * @param styleSheet gives the text of a style sheet of the build, such as `static/chunks/a.css`
 */
export function pageSealer(styleSheet: (file: string) => string): (html: string, page: string) => SealedPage {
  const ours = smallScript("page");
  const sheets = new Map<string, ReturnType<typeof sheetForPages>>();
  const sheetOf = (file: string) => {
    const made = sheets.get(file) ?? sheetForPages(withAddresses(styleSheet(file)));
    sheets.set(file, made);
    return made;
  };

  return (html, page) => {
    const { scripts, links, classLists, tags } = partsOf(html);
    const { link, file } = sheetLinked(links, page);
    const { textFor, names } = sheetOf(file);
    const style = textFor({ classes: new Set(classLists.flatMap(({ names: listed }) => listed)), tags });
    const gone = [
      ...scripts.filter((script) => isFrameworks(script, page, ours)),
      ...links.filter((element) => isHint(element, page)),
    ];
    return {
      html: withReplaced(html, [
        ...gone.map(({ start, end }) => ({ start, end, by: "" })),
        { start: link.start, end: link.end, by: `<style>${style}</style>` },
        ...classLists.map(({ start, end, names: listed }) => {
          // What no rule names is left out; the attribute stays, since rules ask whether there is one.
          const short = listed.flatMap((name) => names.get(name) ?? []);
          return { start, end, by: `class="${short.join(" ")}"` };
        }),
      ]),
      policy: contentSecurityPolicy({ scripts: [hashSource(ours)], styles: [hashSource(style)] }),
    };
  };
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

/** The client reference manifest of each page, by the address of its folder: looked up once, not for each page. */
function clientManifests(app: string): Map<string, string> {
  const files = globSync("**/page_client-reference-manifest.js", { cwd: app });
  // Route groups such as (texts) are part of the folder but not of the address.
  const addressOf = (file: string) =>
    `/${file.replaceAll(path.sep, "/").replaceAll(/\([^/]+\)\//g, "")}`.replace(
      /\/?page_client-reference-manifest\.js$/,
      "",
    );
  return new Map(files.map((file) => [addressOf(file) || "/", path.join(app, file)]));
}

/**
 * Stops the build at a page that runs components of ours and goes out without the framework: they would do nothing.
 * @throws UnknownOutput naming page and components
 */
export function refuseClientComponents(dist: string): void {
  const manifests = clientManifests(path.join(dist, "server/app"));
  const pages = routes.filter(({ kind, enhanced }) => !enhanced && (kind === "sealed" || kind === "drawn"));
  for (const address of [...pages.map(({ path: at }) => at), "/_not-found"]) {
    const manifest = manifests.get(address);
    if (!manifest) throw new UnknownOutput(`${address}: no client reference manifest`);
    const own = ownClientComponents(readFileSync(manifest, "utf8"));
    if (own.length > 0) {
      throw new UnknownOutput(`${address} goes out without the framework, but runs ${own.join(", ")} in the browser`);
    }
  }
}
