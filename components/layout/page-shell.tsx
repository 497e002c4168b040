import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";
import { Header, type SitePart } from "./header.tsx";

/** What every page has around its own content. */
export function PageShell({ current, children }: { current?: SitePart; children: ReactNode }) {
  return (
    <>
      <a href="#innehall" className="bg-ink text-paper absolute left-4 z-10 -translate-y-20 p-3 focus:translate-y-4">
        Hoppa till innehållet
      </a>
      <Header current={current} />
      <main id="innehall" className="mx-auto w-full max-w-page px-5 md:px-8">
        {children}
      </main>
      <Footer />
    </>
  );
}
