import { documentTexts, profileOf, profilePath } from "#lib/content/profiles.ts";
import { attachment, WORD_TYPE } from "#lib/http/attachment.ts";
import { queryMap } from "#lib/http/query.ts";
import { profileParts } from "#lib/profile/document.ts";
import { buildProfile } from "#lib/profile/profile.ts";
import { wordDocument } from "#lib/profile/word.ts";

/** The requirement profile of this address as an editable Word document. */
export async function GET(request: Request, { params }: RouteContext<"/verktyg/kravprofil/[roll]/word">) {
  const { roll } = await params;
  const answers = queryMap(Object.fromEntries(new URL(request.url).searchParams));
  const data = profileOf(roll);
  const profile = data && buildProfile(data, answers, answers.get("krav"));
  if (!profile) {
    const location = data ? profilePath(roll) : "/verktyg/kravprofil";
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const { headline, summary } = profile.direction;
  const bytes = await wordDocument(`Kravprofil: ${headline}`, summary, profileParts(profile, documentTexts()));
  return attachment(bytes, { type: WORD_TYPE, plainName: "kravprofil.docx" });
}
