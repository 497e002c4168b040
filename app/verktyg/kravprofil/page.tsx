import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { ProfileList } from "#components/tools/profile-list.tsx";
import { profiles } from "#lib/content/profiles.ts";

const title = "Bygg er kravprofil";
const description =
  "Välj rollen som ni ska rekrytera till, och få en kravprofil med skäl, krav, nyckeltal och intervjufrågor.";

export const metadata = fixedPageMetadata("/verktyg/kravprofil", title, description);

/** Which role it is about. Addresses with answers, kept from before there were several, lead on: see proxy.ts. */
export default function Page() {
  return (
    <PageShell current="/verktyg">
      <PageTitle title={title} crumbs={[{ name: "Verktyg", path: "/verktyg" }]}>
        <p>
          Vilken roll gäller det? Vet ni inte än?{" "}
          <a className="link" href="/verktyg/rollval">
            Börja i rollvalet
          </a>
          .
        </p>
      </PageTitle>
      <ProfileList profiles={profiles()} />
    </PageShell>
  );
}
