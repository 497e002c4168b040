import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { fixedPageMetadata } from "#components/layout/page-metadata.ts";
import { PageShell } from "#components/layout/page-shell.tsx";
import { PageTitle } from "#components/layout/page-title.tsx";
import { ProfileResult } from "#components/tools/profile-result.tsx";
import { ProfileSteps } from "#components/tools/profile-steps.tsx";
import { profileOf, profilePath } from "#lib/content/profiles.ts";
import { queryMap } from "#lib/http/query.ts";
import { buildProfile, LONGEST_DEMANDS, lengthOfDemands, type ProfileData } from "#lib/profile/profile.ts";

type Props = PageProps<"/verktyg/kravprofil/[roll]">;

async function dataFor({ params }: Props): Promise<ProfileData> {
  return profileOf((await params).roll) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { role } = await dataFor(props);
  return fixedPageMetadata(
    profilePath(role.id),
    `Kravprofil: ${role.name}`,
    `Svara på frågor om nuläge, mål, hinder och tid. Få en kravprofil för er ${role.name} med skäl, krav, nyckeltal och intervjufrågor.`,
  );
}

const asksForResult = (given: ReadonlyMap<string, string>) => given.get("till") === "resultat";

/** The step that the address asks for, from 1; of one that asks for the result, the last, whose button asks for it. */
function stepIn(given: ReadonlyMap<string, string>, steps: number): number {
  if (asksForResult(given)) return steps;
  const asked = Number(given.get("till") ?? given.get("vid") ?? 1);
  return Number.isInteger(asked) && asked >= 1 && asked <= steps ? asked : 1;
}

export default async function Page(props: Props) {
  const data = await dataFor(props);
  const given = queryMap(await props.searchParams);
  const profile = buildProfile(data, given, given.get("krav"));
  const page = profilePath(data.role.id);
  const crumbs = [
    { name: "Verktyg", path: "/verktyg" },
    { name: "Kravprofil", path: "/verktyg/kravprofil" },
  ];
  if (profile && asksForResult(given) && lengthOfDemands(given.get("krav")) <= LONGEST_DEMANDS) {
    const answers = [...given].filter(([name, value]) => value && !["till", "vid", "roll"].includes(name));
    return (
      <PageShell current="/verktyg">
        <PageTitle title={profile.direction.headline} crumbs={[...crumbs, { name: data.role.name, path: page }]}>
          <p>{profile.direction.summary}</p>
        </PageTitle>
        <ProfileResult data={data} profile={profile} query={new URLSearchParams(answers).toString()} />
      </PageShell>
    );
  }
  return (
    <PageShell current="/verktyg">
      <PageTitle title={`Vilken ${data.role.name} behöver ni?`} crumbs={crumbs}>
        <p>Samma steg som i vår egen process. Ni får en kravprofil med skälen utskrivna.</p>
      </PageTitle>
      <ProfileSteps
        data={data}
        page={page}
        step={stepIn(given, data.steps.length)}
        answers={given}
        profile={profile}
        refused={asksForResult(given)}
      />
    </PageShell>
  );
}
