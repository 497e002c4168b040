import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";
import { DRAWN_STYLES } from "#lib/http/drawn-styles.ts";
import { routes } from "#lib/http/routes.ts";
import { changeClientManifest } from "./client-manifest.ts";
import { UnknownOutput } from "./next-output.ts";
import { partsOf } from "./page-html.ts";
import { rulesOfPage, withAddresses } from "./page-styles.ts";

/** A page's source with all of ours that it is made of: what it may show to a visitor is named there. */
function sourceOf(page: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [page],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    jsx: "automatic",
    packages: "external",
    charset: "utf8",
    logLevel: "error",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** @throws UnknownOutput when the build has not one style sheet */
function styleSheet(dist: string): string {
  const [file, another] = globSync("static/chunks/*.css", { cwd: dist });
  if (file === undefined || another !== undefined) throw new UnknownOutput("the build has not one style sheet");
  return withAddresses(readFileSync(path.join(dist, file), "utf8"));
}

/**
 * Writes what the pages need of the style sheet that are drawn for each visitor, by route: it is put into them, so that
 * nothing stands between a visitor and a form. Staff, who go from page to page, are better served by the sheet.
 */
export function writeDrawnStyles(dist: string): void {
  const sheet = styleSheet(dist);
  // What every page has around its own, as a page that the framework has made ahead says it.
  const shell = partsOf(readFileSync(path.join(dist, "server/app/_not-found.html"), "utf8"));
  const shellClasses = new Set(shell.classLists.flatMap(({ names }) => names));
  const drawn = routes.filter((route) => route.kind === "drawn" && !route.path.startsWith("/personal"));
  const styles = drawn.map((route) => {
    const source = sourceOf(`app${route.path}/page.tsx`);
    const style = rulesOfPage(sheet, {
      hasClass: (name) => shellClasses.has(name) || source.includes(name),
      hasTag: (name) => shell.tags.has(name) || source.includes(`"${name}"`),
    });
    // The framework asks for no sheet: a second style, coming when a form is touched, could change typefaces.
    changeClientManifest(path.join(dist, `server/app${route.path}/page_client-reference-manifest.js`), {
      entryCSSFiles: {},
    });
    return [route.path, style] as const;
  });
  writeFileSync(path.join(dist, DRAWN_STYLES), JSON.stringify(Object.fromEntries(styles)));
}
