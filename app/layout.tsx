import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { readConfig } from "#lib/config/env.ts";
import { site } from "#lib/content/site.ts";
import { pageScript } from "#lib/http/page-script.ts";
import "./globals.css";

if (process.env.NODE_ENV === "development") await import("#lib/content/saved.ts");

export const metadata: Metadata = {
  metadataBase: new URL(readConfig().SITE_URL),
  title: { default: site().name, template: `%s – ${site().name}` },
  description: site().description,
  applicationName: site().name,
  formatDetection: { telephone: false, email: false, address: false },
  openGraph: { siteName: site().name, locale: "sv_SE", type: "website" },
  twitter: { card: "summary_large_image" },
  alternates: { types: { "application/atom+xml": [{ url: "/feed.xml", title: `Guider från ${site().name}` }] } },
};

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fbfbf8" },
    { media: "(prefers-color-scheme: dark)", color: "#0f1513" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    // The page script sets attributes here before the framework looks.
    <html lang="sv" suppressHydrationWarning>
      <head>
        {/* Browsers that know of this show nothing before the heading is there: no empty page, and none to fade into. */}
        <link rel="expect" href="#titel" blocking="render" />
        <script dangerouslySetInnerHTML={{ __html: pageScript().script }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
