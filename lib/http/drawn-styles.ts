import { readFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import path from "node:path";
import * as z from "zod";
import { hashSource } from "./policy.ts";
import type { Route } from "./routes.ts";

/** In a build, what drawn pages need of the style sheet, by route (lib/build/drawn-styles.ts). */
export const DRAWN_STYLES = "drawn-styles.json";

const stylesSchema = z.record(z.string(), z.string());

/** What it stands before: the page's script asks for the typefaces that are named in it. */
const AFTER_STYLE = /<(?:title|link|script)\b/;
const STYLE_SOURCES = "style-src 'self'";

/**
 * Puts into drawn pages what they need of the style sheet, which the framework does not ask for there.
 * @param build the folder of a build
 * @returns gives the page with it and says so in the answer's policy, at HEAD too; neither where the build has none for the
 * route
 */
export function drawnStyles(build: string): (html: string, route: Route, response: ServerResponse) => string {
  const read = stylesSchema.parse(JSON.parse(readFileSync(path.join(build, DRAWN_STYLES), "utf8")));
  const styles = new Map(
    Object.entries(read).map(([route, css]) => [route, { element: `<style>${css}</style>`, source: hashSource(css) }]),
  );
  return (html, route, response) => {
    const style = styles.get(route.path);
    const policy = String(response.getHeader("content-security-policy"));
    if (!style || !policy.includes(STYLE_SOURCES)) return html;
    response.setHeader("Content-Security-Policy", policy.replace(STYLE_SOURCES, `${STYLE_SOURCES} ${style.source}`));
    return html.replace(AFTER_STYLE, (element) => style.element + element);
  };
}
