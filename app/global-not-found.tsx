import type { Metadata } from "next";
import { JourneyRule } from "#components/layout/journey-rule.tsx";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { site } from "#lib/content/site.ts";
import RootLayout, { metadata as common } from "./layout.tsx";

export const metadata: Metadata = { ...common, title: `Sidan finns inte – ${site().name}` };

/** What is answered at every address that has no page. It stands on its own: otherwise each drawn page would draw it too. */
export default function NotFound() {
  return (
    <RootLayout>
      <PageShell>
        <PageTitle title="Här tar linjen slut.">
          <p>Sidan finns inte. Den kan ha flyttats, eller så blev adressen fel.</p>
        </PageTitle>
        <JourneyRule />
        <ul className="flex flex-col pt-6">
          <li>
            <a className="onward" href="/">
              Till startsidan
            </a>
          </li>
          <li>
            <a className="onward" href="/guider">
              Till guiderna
            </a>
          </li>
          <li>
            <a className="onward" href="/kontakt">
              Fråga oss
            </a>
          </li>
        </ul>
      </PageShell>
    </RootLayout>
  );
}
