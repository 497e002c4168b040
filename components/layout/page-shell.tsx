import type { ReactNode } from "react";
import { Footer } from "./footer.tsx";
import { Header, type SitePart } from "./header.tsx";

/** What every page has around its own content. */
export function PageShell({ current, children }: { current?: SitePart; children: ReactNode }) {
  return (
    <>
      <Header current={current} />
      <main id="innehall" className="mx-auto w-full max-w-page px-5 md:px-8">
        {children}
      </main>
      <Footer />
    </>
  );
}
