import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { ServiceList } from "#components/layout/service-list.tsx";
import { services } from "#lib/content/library.ts";

const description =
  "Rekrytering, executive search, konsultuthyrning och interim management inom kommunikation och marknadsföring.";

export const metadata = fixedPageMetadata("/tjanster", "Tjänster", description);

export default function Page() {
  return (
    <PageShell current="/tjanster">
      <PageTitle title="Fyra sätt att få hjälp">
        <p>
          Vilken tjänst som passar beror på hur länge behovet finns, hur bråttom det är och hur få som kan uppgiften.
        </p>
      </PageTitle>
      <ServiceList services={services()} />
      <p className="max-w-text pt-8">
        Vet ni inte vilken?{" "}
        <a className="link" href="/kontakt?tjanst=vet-inte">
          Beskriv läget så reder vi ut det tillsammans
        </a>
        .
      </p>
    </PageShell>
  );
}
