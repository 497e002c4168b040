import { areaNames, competenceNames, profileData, roleTexts, serviceNames } from "#content/kravprofil.ts";
import { queryMap } from "#lib/http/query.ts";
import { profileParts } from "#lib/profile/document.ts";
import { buildProfile } from "#lib/profile/profile.ts";
import { wordDocument } from "#lib/profile/word.ts";

/** The requirement profile of this address as an editable Word document. */
export async function GET(request: Request) {
  const answers = queryMap(Object.fromEntries(new URL(request.url).searchParams));
  const profile = buildProfile(profileData, answers, answers.get("krav"));
  if (!profile) return new Response(null, { status: 303, headers: { Location: "/verktyg/kravprofil" } });
  const names = { areas: areaNames, competences: competenceNames, services: serviceNames, roles: roleTexts };
  const { headline, summary } = profile.direction;
  const bytes = await wordDocument(`Kravprofil: ${headline}`, summary, profileParts(profile, names));
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Content-Disposition": 'attachment; filename="kravprofil.docx"',
      "Cache-Control": "no-store",
    },
  });
}
