import type { FileInfo } from "#lib/cv/files.ts";
import { findDraft } from "./drafts.ts";
import { checkValues, emptyValues, type FormErrors, type FormValues, type LeadForm } from "./form.ts";
import { type FormProblem, problemText } from "./problems.ts";
import { issueChallenge } from "./proof-of-work.ts";
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
  /** A file that is already here: with the draft, or stored before. */
  file: Pick<FileInfo, "name" | "size"> | undefined;
  /** The token of a self-service link, or "". */
  link: string;
  /** A task for the browser as JSON, see proof-of-work.ts, or "". */
  challenge: string;
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
  const formToken = issueFormToken();
  const fresh: FormStart = {
    values: { ...emptyValues(form), ...given },
    errors: {},
    notice: "",
    formToken,
    draft: "",
    file,
    link,
    challenge: form.id === "contact" ? await issueChallenge(formToken) : "",
  };
  if (!draft) return fresh;
  const found = await findDraft(form.id, draft);
  const notice = (problem: FormProblem) => problemText(problem);
  if (!found) return { ...fresh, notice: notice("expired") };
  const checked = checkValues(form, found.values);
  return {
    ...fresh,
    values: { ...emptyValues(form), ...found.values },
    errors: {
      ...(checked.valid ? {} : checked.errors),
      ...(form.file && found.fileError ? { [form.file.name]: found.fileError } : {}),
    },
    notice: notice(found.problem),
    draft,
    file: found.file ?? file,
  };
}
