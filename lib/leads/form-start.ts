import { findDraft } from "./drafts.ts";
import { checkValues, emptyValues, type FormErrors, type FormValues, type LeadForm } from "./form.ts";
import { type FormProblem, problemText } from "./problems.ts";
import { issueFormToken } from "./token.ts";

/** How a form looks when its page is opened. */
export interface FormStart {
  values: FormValues;
  errors: FormErrors;
  /** Why the visitor is back here, as text. */
  notice: string;
  formToken: string;
  /** The draft that the values come from, or "". */
  draft: string;
}

function start(values: FormValues, errors: FormErrors = {}, problem?: FormProblem, draft = ""): FormStart {
  return { values, errors, notice: problem ? problemText(problem) : "", formToken: issueFormToken(), draft };
}

/**
 * The form as its page's address asks for it: empty, with some fields filled in, or with a draft that was sent back.
 * @param draft the draft's token from the address, if there is one
 * @param given values to begin with
 */
export async function formStart(form: LeadForm, draft: string | undefined, given: FormValues = {}): Promise<FormStart> {
  const empty = { ...emptyValues(form), ...given };
  if (!draft) return start(empty);
  const found = await findDraft(form.id, draft);
  if (!found) return start(empty, {}, "expired");
  const checked = checkValues(form, found.values);
  return start(found.values, checked.valid ? {} : checked.errors, found.problem, draft);
}
