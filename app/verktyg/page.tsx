import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { ToolList } from "#components/tools/tool-list.tsx";

const description =
  "Tre verktyg för dig som ska anställa: bygg en kravprofil, räkna på nyckeltalen och ta reda på vilken roll ni behöver först.";

export const metadata = fixedPageMetadata("/verktyg", "Verktyg", description);

export default function Page() {
  return (
    <PageShell current="/verktyg">
      <PageTitle title="Verktyg">
        <p>Det du får fram går att spara, dela och skriva ut, och ingenting lagras hos oss.</p>
      </PageTitle>
      <ToolList />
    </PageShell>
  );
}
