import { site } from "#lib/content/site.ts";
import type { Db } from "#lib/db/database.ts";
import { emptyValues, type FormValues } from "#lib/forms/form.ts";
import { issueMark } from "#lib/forms/mark.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { type Submission, saveLead } from "#lib/leads/store.ts";

/** A contact request that is right in every field. */
export function contactValues(changes: FormValues = {}): FormValues {
  return {
    ...emptyValues(kinds.contact.form),
    service: "rekrytering",
    message: "Vi söker någon som kan lyfta butiken.",
    company: "Exempel & Söner AB",
    name: "Åsa Öberg",
    email: "asa@exempel.se",
    ...changes,
  };
}

/** A sign-up that is right in every field. */
export function candidateValues(changes: FormValues = {}): FormValues {
  return {
    ...emptyValues(kinds.candidate.form),
    name: "Åsa Öberg",
    email: "asa@exempel.se",
    consent: "ja",
    ...changes,
  };
}

/** A mark as a form that is shown now carries it. */
export const newMark = (now?: number) => issueMark({ consentVersion: site().consentVersion }, now);

/** Stores a submission that has passed every check. Throws when its mark was used for another. */
export async function store(
  db: Db,
  kind: Submission["kind"],
  changes: FormValues = {},
  more: Partial<Submission> = {},
): Promise<{ reference: string; stored: boolean }> {
  const saved = await saveLead(
    {
      kind,
      values: kind === "candidate" ? candidateValues(changes) : contactValues(changes),
      formToken: newMark(),
      draft: "",
      consentVersion: site().consentVersion,
      unconfirmed: kind === "candidate",
      ...more,
    },
    db,
  );
  if ("problem" in saved) throw new Error(saved.problem);
  return saved;
}
