import { Feed } from "feed";
import { readConfig } from "#lib/config/env.ts";
import { guides } from "#lib/content/library.ts";
import { site } from "#lib/content/site.ts";

export const dynamic = "force-static";

/** A reader that has been away for long finds the others on the site. */
const NEWEST = 50;

/** The guides that were changed last, as an Atom feed (RFC 4287). */
export function GET() {
  const { SITE_URL } = readConfig();
  const all = guides().toSorted((a, b) => b.data.andrad.localeCompare(a.data.andrad));
  const feed = new Feed({
    id: `${SITE_URL}/`,
    link: `${SITE_URL}/`,
    title: `Guider från ${site().name}`,
    description: site().description,
    language: "sv-SE",
    copyright: site().name,
    updated: new Date(all[0]?.data.andrad ?? 0),
    feedLinks: { atom: `${SITE_URL}/feed.xml` },
    author: { name: site().name, email: site().email },
  });
  for (const { path, data } of all.slice(0, NEWEST)) {
    feed.addItem({
      id: SITE_URL + path,
      link: SITE_URL + path,
      title: data.rubrik,
      description: data.ingress,
      published: new Date(data.publicerad),
      date: new Date(data.andrad),
    });
  }
  return new Response(feed.atom1(), { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } });
}
