export const dynamic = "force-static";

const rules = {
  prerender: [
    {
      where: {
        and: [
          { href_matches: "/*" },
          {
            not: {
              href_matches: [
                "/api/*",
                "/personal*",
                "/kandidat*",
                "/kontakt*",
                "/verktyg/*",
                "/*.md",
                "/*.xml",
                "/*.txt",
              ],
            },
          },
        ],
      },
      eagerness: "moderate",
    },
  ],
};

/** Lets the browser have a content page ready before it is asked for (https://wicg.github.io/nav-speculation/speculation-rules.html). */
export function GET() {
  return new Response(JSON.stringify(rules), { headers: { "Content-Type": "application/speculationrules+json" } });
}
