import { routes } from "#lib/http/routes.ts";

export const dynamic = "force-static";

/** What begins so is drawn for each visitor, or is no page. */
const beginnings = routes.filter(({ kind }) => kind !== "sealed").map(({ path }) => path.replaceAll(/\[\w+\]/g, "*"));

/** What is not had ready. Without what a shorter beginning covers: a browser holds each link of a page against each of them. */
const not = beginnings
  .filter((beginning) => !beginnings.some((other) => other !== beginning && beginning.startsWith(other)))
  .map((beginning) => `${beginning}*`)
  .concat("/*.md", "/sitemap.xml", "/robots.txt");

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
