import { unstable_rethrow } from "next/navigation";
import type { ReactNode } from "react";
import { errorFacts, log } from "#lib/config/log.ts";
import { PageShell } from "./page-shell.tsx";
import { PageTitle } from "./page-title.tsx";

/**
 * Draws a page that needs the database, or a page that says what happened when it cannot be reached. The framework's
 * own error page is empty without JavaScript.
 */
export async function whenAvailable(draw: () => Promise<ReactNode>): Promise<ReactNode> {
  try {
    return await draw();
  } catch (error) {
    unstable_rethrow(error); // a page that is not found, or that leads elsewhere, is no fault
    log.error(errorFacts(error), "a page could not be drawn");
    return (
      <PageShell>
        <PageTitle title="Det gick inte att hämta just nu.">
          <p>Felet är vårt, och inget har gått förlorat. Vänta en stund och ladda om sidan.</p>
        </PageTitle>
      </PageShell>
    );
  }
}
