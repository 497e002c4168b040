import { GuideList } from "#components/guide/guide-list.tsx";
import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";

const description =
  "Guider om rollen som E-commerce manager, skillnaden mot Digital Marketing Manager och nyckeltalen som avgör.";

export const metadata = fixedPageMetadata("/guider", "Guider", description);

export default function Page() {
  return (
    <PageShell current="/guider">
      <PageTitle title="Guider">
        <p>
          Det vi vet om rollen, gränsen mot grannen och talen som styr. Skrivet för den som ska anställa och för den som
          vill bli anställd.
        </p>
      </PageTitle>
      <GuideList page={1} />
    </PageShell>
  );
}
