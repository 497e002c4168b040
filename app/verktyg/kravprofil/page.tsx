import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { ProfileResult } from "#components/tools/profile-result.tsx";
import { ProfileSteps } from "#components/tools/profile-steps.tsx";
import { profileData } from "#content/kravprofil.ts";
import { queryMap } from "#lib/http/query.ts";
import { buildProfile } from "#lib/profile/profile.ts";

const title = "Bygg er kravprofil";
const description =
  "Svara på frågor om nuläge, mål, hinder och tid. Få en kravprofil för er E-commerce manager med skäl, krav, nyckeltal och intervjufrågor.";

export const metadata = fixedPageMetadata("/verktyg/kravprofil", title, description);

const crumbs = [
  { name: "Verktyg", path: "/verktyg" },
  { name: "Kravprofil", path: "/verktyg/kravprofil" },
];

/** The step that the address asks for, from 1. */
function stepIn(given: ReadonlyMap<string, string>): number {
  const asked = Number(given.get("till") ?? given.get("vid") ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= profileData.steps.length ? asked : 1;
}

export default async function Page({ searchParams }: PageProps<"/verktyg/kravprofil">) {
  const given = queryMap(await searchParams);
  const profile = buildProfile(profileData, given, given.get("krav"));
  if (profile && given.get("till") === "resultat") {
    const answers = [...given].filter(([name, value]) => value && name !== "till" && name !== "vid");
    return (
      <PageShell current="/verktyg">
        <PageTitle title={profile.direction.headline} crumbs={crumbs}>
          <p>{profile.direction.summary}</p>
        </PageTitle>
        <ProfileResult profile={profile} query={new URLSearchParams(answers).toString()} />
      </PageShell>
    );
  }
  return (
    <PageShell current="/verktyg">
      <PageTitle title={title} crumbs={crumbs.slice(0, 1)}>
        <p>Fyra steg, samma som i vår egen process. Ni får en kravprofil med skälen utskrivna.</p>
      </PageTitle>
      <ProfileSteps step={stepIn(given)} answers={given} profile={profile} />
    </PageShell>
  );
}
