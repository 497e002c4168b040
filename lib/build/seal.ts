import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { isFrameworkScript } from "#lib/http/drawn-page.ts";
import { contentSecurityPolicy, hashSource } from "#lib/http/policy.ts";
import { routes } from "#lib/http/routes.ts";
import { parseClientManifest } from "./client-manifest.ts";
import { UnknownOutput } from "./next-output.ts";
import { type PageElement, partsOf, withReplaced } from "./page-html.ts";
import { stylesFor } from "./page-styles.ts";
import { smallScript } from "./small-script.ts";

/**
 * Takes the framework's script out of a prerendered page, puts into it what it uses of the style sheet, and writes its
 * content security policy, with the hashes of what is inline. Next has no option for the first (vercel/next.js issue
 * 5054); its own for the second would put the style sheet three times into each page with a form.
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
  const sheets = new Map<string, ReturnType<typeof stylesFor>>();
  const sheet = (file: string) => {
    const made =
      sheets.get(file) ?? stylesFor(styleSheet(file).replaceAll("url(../media/", "url(/_next/static/media/"));
    sheets.set(file, made);
    return made;
  };
  return (html, page) => {
    const { scripts, links, ...names } = partsOf(html);
    const styles: string[] = [];
    const gone = scripts.filter((script) => isFrameworks(script, page, ours)).map((element) => ({ element, by: "" }));
    const inlined = links.flatMap((element) => {
      const { rel = "", href = "", as } = element.attributes;
      if (as === "script" || rel === "modulepreload") {
        if (CHUNK.test(href)) return [{ element, by: "" }];
        throw new UnknownOutput(`${page}: unknown script ${href}`);
      }
      // The framework's, for typefaces that it does not ask for itself: the line to this site is open.
      if (rel === "preconnect") return [{ element, by: "" }];
      if (rel !== "stylesheet") return [];
      const [, file] = CHUNK.exec(href) ?? [];
      if (!file) throw new UnknownOutput(`${page}: a style sheet named in another way, ${href}`);
      const text = sheet(file)(names);
      styles.push(hashSource(text));
      return [{ element, by: `<style>${text}</style>` }];
    });
    return {
      html: withReplaced(html, [...gone, ...inlined]),
      policy: contentSecurityPolicy({ scripts: [hashSource(ours)], styles }),
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
