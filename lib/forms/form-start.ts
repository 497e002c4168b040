import { site } from "#content/site.ts";
import type { FileInfo } from "#lib/cv/files.ts";
import { type DraftProblem, findDraft } from "./drafts.ts";
import { checkValues, emptyValues, type FormErrors, type FormValues, type LeadForm } from "./form.ts";
import { issueMark } from "./mark.ts";
import { problemText } from "./problems.ts";
import { issueChallenge } from "./proof-of-work.ts";

/** How a form looks when its page is opened. */
export interface FormStart {
  values: FormValues;
  errors: FormErrors;
  /** Why the visitor is back here, as text. */
  notice: string;
  formToken: string;
  /** The draft that the values come from, or "". */
  draft: string;
  /** A file that is already here: with the draft, or stored before. */
  file: Pick<FileInfo, "name" | "size"> | undefined;
  /** The token of a self-service link, or "". */
  link: string;
  /** A task for the browser as JSON, see proof-of-work.ts, or "". */
  challenge: string;
}

/** What came back once because a program seemed to be at work is not asked about again. */
const ASKED: readonly DraftProblem[] = ["trap", "too-fast"];

/** A mark for a form that is shown now, and the task that goes with it. */
export async function freshMark(
  form: LeadForm,
  problem?: DraftProblem,
): Promise<Pick<FormStart, "formToken" | "challenge">> {
  const asked = problem !== undefined && ASKED.includes(problem);
  const formToken = issueMark({ consentVersion: site.consentVersion, asked });
  return { formToken, challenge: form.guarded ? await issueChallenge(formToken) : "" };
}

interface Opening {
  /** The draft's token from the address, if there is one. */
  draft?: string | undefined;
  /** Values to begin with. */
  given?: FormValues;
  file?: FormStart["file"];
  link?: string;
}

/** The form as its page's address asks for it: empty, with some fields filled in, or with a draft that was sent back. */
export async function formStart(form: LeadForm, { draft, given = {}, file, link = "" }: Opening): Promise<FormStart> {
  const fresh: FormStart = {
    values: { ...emptyValues(form), ...given },
    errors: {},
    notice: "",
    ...(await freshMark(form)),
    draft: "",
    file,
    link,
  };
  if (!draft) return fresh;
  const found = await findDraft(form.id, draft);
  if (!found) return { ...fresh, notice: problemText("expired") };
  const checked = checkValues(form, found.values);
  return {
    ...fresh,
    ...(await freshMark(form, found.problem)),
    values: { ...emptyValues(form), ...found.values },
    errors: {
      ...(checked.valid ? {} : checked.errors),
      ...(form.file && found.fileError ? { [form.file.name]: found.fileError } : {}),
    },
    notice: problemText(found.problem),
    draft,
    file: found.file ?? file,
  };
}
