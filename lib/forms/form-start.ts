import { site } from "#lib/content/site.ts";
import type { FileInfo } from "#lib/cv/files.ts";
import { type DraftProblem, findDraft } from "./drafts.ts";
import { checkValues, emptyValues, type FormErrors, type FormValues, formFields, type LeadForm } from "./form.ts";
import { type Asking, issueMark } from "./mark.ts";
import { readablePhone } from "./phone.ts";
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
  /** "1" where a file waits with the draft: the form then counts on it; otherwise "". */
  attached: string;
  /** A file that is already here: with the draft, or stored before. */
  file: Pick<FileInfo, "name" | "size"> | undefined;
  /** The token of a self-service link, or "". */
  link: string;
  /** A task for the browser as JSON, see proof-of-work.ts, or "". */
  challenge: string;
  /** The agency's address, for those who would rather write. */
  agencyEmail: string;
}

/** A box that was ticked beside another text is not ticked beside today's. */
const forgetOldConsent = ({ consentVersion, values }: { consentVersion: string; values: FormValues }): FormValues =>
  consentVersion === site().consentVersion || !values.consent ? {} : { consent: "" };

/** Stored telephone numbers as people write them. */
function readableNumbers(form: LeadForm, values: FormValues): FormValues {
  const numbers = formFields(form).filter(({ info }) => info.kind === "tel");
  return { ...values, ...Object.fromEntries(numbers.flatMap(({ name }) => readable(name, values[name]))) };
}

const readable = (name: string, value: string | string[] | undefined) =>
  typeof value === "string" ? [[name, readablePhone(value)] as const] : [];

/** What a form came back for that is asked about once. */
const ASKED: Partial<Record<DraftProblem, Asking>> = { trap: "program", identity: "identity", repeated: "repeated" };

/**
 * A mark for a form that is shown now, and the task that goes with it.
 * @param before what the form has been sent back for earlier
 * @param consentVersion of the text that stands in the form: today's, unless the form was drawn before
 */
export async function freshMark(
  form: LeadForm,
  {
    problem,
    before = [],
    consentVersion = site().consentVersion,
  }: { problem?: DraftProblem; before?: readonly Asking[]; consentVersion?: string } = {},
): Promise<Pick<FormStart, "formToken" | "challenge">> {
  const now: Asking[] = problem ? ["again", ASKED[problem] ?? "again"] : [];
  const asked = [...new Set([...before, ...now])];
  const formToken = issueMark({ consentVersion, asked });
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
    values: { ...emptyValues(form), ...readableNumbers(form, given) },
    errors: {},
    notice: "",
    ...(await freshMark(form)),
    draft: "",
    attached: "",
    file,
    link,
    agencyEmail: site().email,
  };
  if (!draft) return fresh;
  const found = await findDraft(form.id, draft);
  if (!found) return { ...fresh, notice: problemText("expired", site().email) };
  const checked = checkValues(form, found.values);
  return {
    ...fresh,
    ...(await freshMark(form, { problem: found.problem, before: found.before })),
    values: { ...emptyValues(form), ...found.values, ...forgetOldConsent(found) },
    errors: {
      ...(checked.valid ? found.errors : checked.errors),
      ...(form.file && found.fileError ? { [form.file.name]: found.fileError } : {}),
    },
    notice: problemText(found.problem, site().email),
    draft,
    attached: found.file ? "1" : "",
    file: found.file ?? file,
  };
}
