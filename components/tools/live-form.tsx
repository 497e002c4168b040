import type { ReactNode } from "react";

/**
 * A GET form whose state is the address. Without JavaScript it is sent with its button; with it, the page follows as
 * the reader types (live-script.ts).
 */
export function LiveForm({ action, children }: { action: string; children: ReactNode }) {
  return (
    <form method="get" action={action} noValidate data-live>
      {children}
      {/* Not async: the framework moves such scripts to the head, where one can run before its form is there. */}
      <script src="/verktyg/direkt.js" defer />
    </form>
  );
}
