import { routes } from "#lib/http/routes.ts";

export const dynamic = "force-static";

/** What is drawn for each visitor, or is no page, is not had ready. */
const patterns = routes
  .filter(({ kind }) => kind !== "sealed")
  .map(({ path }) => `${path.replaceAll(/\[\w+\]/g, "*")}*`)
  .concat("/*.md", "/sitemap.xml", "/robots.txt");

/** Without those that a shorter one covers: a browser holds each link of a page against each of them. */
const not = patterns.filter(
  (pattern) => !patterns.some((other) => other !== pattern && pattern.startsWith(other.replace(/\*+$/, ""))),
);

const rules = {
  prerender: [
    {
      where: { and: [{ href_matches: "/*" }, { not: { href_matches: not } }] },
      eagerness: "moderate",
    },
  ],
};

/** Lets the browser have a content page ready before it is asked for (https://wicg.github.io/nav-speculation/speculation-rules.html). */
export function GET() {
  return new Response(JSON.stringify(rules), { headers: { "Content-Type": "application/speculationrules+json" } });
}
