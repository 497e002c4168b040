"use client";

import "./globals.css";

/**
 * What is shown when a page could not be drawn. It stands on its own: the layout may be what failed. Name and address
 * are put in at build (next.config.ts), since in the browser there is no file to read them from.
 */
export default function GlobalError() {
  return (
    <html lang="sv">
      <head>
        <title>{`Något gick fel – ${process.env.AGENCY_NAME}`}</title>
        <meta name="robots" content="noindex" />
      </head>
      <body>
        <main className="mx-auto w-full max-w-page px-5 pt-16 md:px-8 md:pt-28">
          <h1 className="text-4xl">Något gick fel hos oss.</h1>
          <p className="mt-6 max-w-text text-lg">
            Sidan gick inte att visa. Vänta en stund och ladda om den. Hjälper det inte når du oss på{" "}
            <a className="link" href={`mailto:${process.env.AGENCY_EMAIL}`}>
              {process.env.AGENCY_EMAIL}
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
