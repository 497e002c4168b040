import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { KpiCalculator } from "#components/tools/kpi-calculator.tsx";
import { LiveForm } from "#components/tools/live-form.tsx";
import { WhatIfView } from "#components/tools/what-if-view.tsx";
import { kpis } from "#lib/content/kpis.ts";
import { kpiSections } from "#lib/content/library.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { queryMap } from "#lib/http/query.ts";
import { runCalculator } from "#lib/kpi/run.ts";
import { runWhatIf } from "#lib/kpi/what-if-run.ts";

const title = "Räkna på era nyckeltal";
const description =
  "Räkna ut konverteringsgrad, snittordervärde, CAC, CLV och returgrad med egna tal, och se vad som krävs för att nå ert mål.";

export const metadata = fixedPageMetadata("/verktyg/kpi", title, description);

export default async function Page({ searchParams }: PageProps<"/verktyg/kpi">) {
  const given = queryMap(await searchParams);
  const { whatIf } = toolTexts();
  return (
    <PageShell current="/verktyg">
      <PageTitle title={title} crumbs={[{ name: "Verktyg", path: "/verktyg" }]}>
        <p>
          Räkna på ett tal i taget, eller på hela kedjan. Talen stannar i sidans adress: spara den som bokmärke eller
          skicka den till en kollega. Ingenting lagras hos oss.
        </p>
      </PageTitle>
      <LiveForm action="/verktyg/kpi">
        {kpis().map((kpi) => (
          <KpiCalculator
            key={kpi.id}
            kpi={kpi}
            calculated={runCalculator(kpi, given)}
            guideLink={kpiSections().get(kpi.id)}
          />
        ))}
        <WhatIfView whatIfResult={runWhatIf(whatIf.inputs, whatIf.goal, given)} />
      </LiveForm>
    </PageShell>
  );
}
