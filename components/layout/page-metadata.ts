import type { Metadata } from "next";

interface Described {
  path: string;
  data: { titel: string; beskrivning: string; publicerad: string; andrad: string };
}

/** What a page that is not made from MDX tells browsers, search engines and whoever shows a link to it. */
export function fixedPageMetadata(path: string, title: string, description: string): Metadata {
  return {
    title,
    description,
    alternates: { canonical: path },
    openGraph: { title, description, url: path, type: "website", locale: "sv_SE" },
  };
}

/** What a page made from MDX tells browsers, search engines and whoever shows a link to it. */
export function pageMetadata({ path, data }: Described, type: "article" | "website" = "website"): Metadata {
  const { titel: title, beskrivning: description, publicerad, andrad } = data;
  return {
    title: { absolute: title },
    description,
    alternates: {
      canonical: path,
      ...(type === "article" ? { types: { "text/markdown": `${path}.md`, "application/atom+xml": "/feed.xml" } } : {}),
    },
    openGraph: {
      title,
      description,
      url: path,
      locale: "sv_SE",
      ...(type === "article" ? { type, publishedTime: publicerad, modifiedTime: andrad } : { type }),
    },
  };
}
