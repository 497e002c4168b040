import type { MetadataRoute } from "next";
import { site } from "#lib/content/site.ts";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: site().name,
    short_name: site().name,
    description: site().description,
    lang: "sv",
    start_url: "/",
    display: "browser",
    background_color: "#fbfbf8",
    theme_color: "#fbfbf8",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/apple-icon.png", sizes: "180x180", type: "image/png" },
    ],
  };
}
