"use client";

import { site } from "#content/site.ts";
import "./globals.css";

/** What is shown when a page could not be drawn. It stands on its own: the layout may be what failed. */
export default function GlobalError() {
  return (
    <html lang="sv">
      <head>
        <title>{`Något gick fel – ${site.name}`}</title>
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main className="mx-auto w-full max-w-page px-5 pt-16 md:px-8 md:pt-28">
          <h1 className="text-4xl">Något gick fel hos oss.</h1>
          <p className="mt-6 max-w-text text-lg">
            Sidan gick inte att visa. Vänta en stund och ladda om den. Hjälper det inte når du oss på{" "}
            <a className="link" href={`mailto:${site.email}`}>
              {site.email}
            </a>
            .
          </p>
          <a className="onward mt-6" href="/">
            Till startsidan
          </a>
        </main>
      </body>
    </html>
  );
}
