import type { MetadataRoute } from "next";
import { readConfig } from "#lib/config/env.ts";
import { guidePageCount, guidePagePath } from "#lib/content/guide-pages.ts";
import { guides, plainPages, services } from "#lib/content/library.ts";
import { profilePath, profiles } from "#lib/content/profiles.ts";
import { indexedAddresses } from "#lib/http/routes.ts";

/** Every page that a search engine should know, with the day its text was last changed where it has one. */
export default function sitemap(): MetadataRoute.Sitemap {
  const { SITE_URL } = readConfig();
  const written = [...guides(), ...services(), ...plainPages()];
  const newest = (pages: readonly { data: { andrad: string } }[]) =>
    pages
      .map((page) => page.data.andrad)
      .sort()
      .at(-1) ?? "";
  const guideLists = Array.from({ length: guidePageCount() }, (_, index) => guidePagePath(index + 1));
  const newestGuide = newest(guides());
  const lists = new Map([
    ["/", newest(written)],
    ...guideLists.map((path) => [path, newestGuide] as const),
    ["/tjanster", newest(services())],
  ]);
  const profilePaths = profiles().map(({ role }) => profilePath(role.id));
  // The first page of the list is among the indexed addresses.
  const others = [...indexedAddresses(), ...guideLists.slice(1), ...profilePaths];
  return [
    ...others.map((path) => {
      const day = lists.get(path);
      return { url: SITE_URL + path, ...(day ? { lastModified: day } : {}) };
    }),
    ...written.map(({ path, data }) => ({ url: SITE_URL + path, lastModified: data.andrad })),
  ];
}
