import type { MetadataRoute } from "next";
import { readConfig } from "#lib/config/env.ts";
import { guides, plainPages, services } from "#lib/content/library.ts";

/** Every page that a search engine should know, with the day its text was last changed where it has one. */
export default function sitemap(): MetadataRoute.Sitemap {
  const { SITE_URL } = readConfig();
  const written = [...guides(), ...services(), ...plainPages()];
  const newest = (pages: readonly { data: { andrad: string } }[]) =>
    pages
      .map((page) => page.data.andrad)
      .sort()
      .at(-1) ?? "";
  return [
    { url: `${SITE_URL}/`, lastModified: newest(written) },
    { url: `${SITE_URL}/guider`, lastModified: newest(guides()) },
    { url: `${SITE_URL}/tjanster`, lastModified: newest(services()) },
    ...["/verktyg", "/verktyg/kravprofil", "/verktyg/rollval", "/verktyg/kpi"].map((path) => ({
      url: SITE_URL + path,
    })),
    { url: `${SITE_URL}/kandidat` },
    { url: `${SITE_URL}/kontakt` },
    ...written.map(({ path, data }) => ({ url: SITE_URL + path, lastModified: data.andrad })),
  ];
}
