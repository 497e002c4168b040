import type { MetadataRoute } from "next";
import { readConfig } from "#lib/config/env.ts";

export default function robots(): MetadataRoute.Robots {
  return {
    rules: { userAgent: "*", allow: "/", disallow: ["/api/", "/personal", "/kandidat/", "/kontakt/"] },
    sitemap: `${readConfig().SITE_URL}/sitemap.xml`,
  };
}
