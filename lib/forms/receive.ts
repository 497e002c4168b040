import { log } from "#lib/config/log.ts";
import { checkCv, harmlessName } from "#lib/cv/check.ts";
import type { AcceptedFile } from "#lib/cv/files.ts";
import { cvProblemTexts } from "#lib/cv/problems.ts";
import {
  type BodyLimits,
  NotAForm,
  type PostedFile,
  type PostedForm,
  readForm,
  TooLarge,
} from "#lib/http/form-body.ts";
import { clientAddress, fromOwnPage, wantsJson } from "#lib/http/request.ts";
import { type DraftProblem, saveDraft } from "./drafts.ts";
import { checkValues, type FormErrors, type FormValues, type LeadForm, valuesFrom } from "./form.ts";
import { keptWordsPage, plainPage } from "./kept-words.ts";
import { withinLimit } from "./limits.ts";
import { problemText } from "./problems.ts";
import { formTokenAge } from "./token.ts";

/** Text alone: more than this is not a person writing. */
const MOST_FIELD_BYTES = 64 * 1024;
/** A file that is too large is read to here and thrown away, so that the rest of the form survives. */
const MOST_BODY_BYTES = 64 * 1024 * 1024;
/** Nobody reads and fills in a form faster than this. */
const SHORTEST_MS = 2000;

/** A submission that has passed every check of its own. */
export interface Received {
  values: FormValues;
  file: AcceptedFile | undefined;
  /** The form's own mark, see token.ts. */
  token: string;
  /** The draft that it was corrected from, or "". */
  draft: string;
  /** The token of a self-service link, or "". */
  link: string;
  /** What the visitor's browser has worked out, see proof-of-work.ts, or "". */
  proof: string;
}

/** Stores a submission. Returns the address to go on to, or why it was not stored. */
export type Accept = (received: Received) => Promise<{ location: string } | { problem: DraftProblem }>;

interface Posted extends Omit<Received, "file"> {
  form: LeadForm;
  headers: Headers;
  upload: PostedFile | undefined;
  /** Filled in by programs only. */
  trap: string;
}

function redirect(location: string): Response {
  // Relative on purpose: the request's own address carries the server's host, not the site's.
  return new Response(null, { status: 303, headers: { Location: location } });
}

const json = (status: number, body: object) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

function limitsOf(form: LeadForm): BodyLimits {
  const { file } = form;
  return {
    fields: MOST_FIELD_BYTES,
    ...(file ? { file: { name: file.name, bytes: file.maxBytes + 1, body: MOST_BODY_BYTES } } : {}),
  };
}

async function judge(upload: PostedFile | undefined): Promise<{ file?: AcceptedFile; fileError: string }> {
  if (!upload) return { fileError: "" };
  if (upload.tooLarge) return { fileError: cvProblemTexts["too-large"] };
  const verdict = await checkCv(upload.bytes);
  if ("problem" in verdict) return { fileError: cvProblemTexts[verdict.problem] };
  const { type } = verdict;
  return { file: { name: harmlessName(upload.name, type), type, bytes: upload.bytes }, fileError: "" };
}

/** Sends a submission back to its form, with every word and an accepted file kept and the reason told. */
async function sendBack(
  { form, headers, values, draft, link }: Posted,
  problem: DraftProblem,
  { errors = {}, file, fileError = "" }: { errors?: FormErrors; file?: AcceptedFile; fileError?: string } = {},
): Promise<Response> {
  const status = problem === "limit" ? 429 : 422;
  if (wantsJson(headers)) return json(status, { message: problemText(problem), errors });
  const token = await saveDraft({ form: form.id, problem, values, fileError }, { replaced: draft, file });
  const query = new URLSearchParams({ ...(link ? { lank: link } : {}), utkast: token });
  return redirect(`${form.path}?${query}#fel`);
}

async function store(posted: Posted, accept: Accept): Promise<Response> {
  const { form, headers, values, token } = posted;
  if (!(await withinLimit("tries", clientAddress(headers)))) {
    // Not kept as a draft: whoever sends this many must not be able to fill the database.
    if (wantsJson(headers)) return json(429, { message: problemText("limit"), errors: {} });
    return keptWordsPage(form, values, token, 429);
  }

  const checked = checkValues(form, values);
  const { file, fileError } = await judge(posted.upload);
  const kept = { ...(file ? { file } : {}), fileError };
  const errors = {
    ...(checked.valid ? {} : checked.errors),
    ...(form.file && fileError ? { [form.file.name]: fileError } : {}),
  };
  if (!checked.valid || fileError) return sendBack(posted, "invalid", { ...kept, errors });
  if (posted.trap) return sendBack(posted, "trap", kept);
  const age = formTokenAge(token);
  if (age === undefined) return sendBack(posted, "stale", kept);
  if (age < SHORTEST_MS) return sendBack(posted, "too-fast", kept);

  const outcome = await accept({ ...posted, values: checked.values, file });
  if ("problem" in outcome) return sendBack(posted, outcome.problem, kept);
  return wantsJson(headers) ? json(200, outcome) : redirect(outcome.location);
}

function unreadable(error: unknown, form: LeadForm): Response {
  if (error instanceof TooLarge) {
    return plainPage(
      413,
      "Det blev för mycket på en gång",
      `${form.file ? "Filen får vara högst 5 MB. " : ""}Gå bakåt i webbläsaren så finns orden kvar. Korta texten eller välj en mindre fil och skicka igen.`,
      form.path,
    );
  }
  if (error instanceof NotAForm) {
    return plainPage(
      400,
      "Formuläret gick inte att läsa",
      "Gå bakåt i webbläsaren så finns orden kvar, och skicka igen.",
      form.path,
    );
  }
  throw error;
}

/**
 * Answers a posted form: has it stored and leads on, or leads back to the form with every word kept.
 * When nothing can be stored the answer is a page (or JSON) that says so and still holds every word.
 */
export async function receiveForm(request: Request, form: LeadForm, accept: Accept): Promise<Response> {
  const { headers } = request;
  if (!fromOwnPage(headers)) {
    return plainPage(
      403,
      "Formuläret kom från en annan webbplats",
      "Öppna formuläret här och skicka det igen.",
      form.path,
    );
  }

  let read: PostedForm;
  try {
    read = await readForm(request, limitsOf(form));
  } catch (error) {
    return unreadable(error, form);
  }

  const extra = (name: string) => read.entries.find(([key]) => key === name)?.[1] ?? "";
  const posted: Posted = {
    form,
    headers,
    values: valuesFrom(form, read.entries),
    upload: read.file,
    token: extra("formToken"),
    draft: extra("draft"),
    link: extra("lank"),
    proof: extra("proof"),
    trap: extra("website"),
  };
  try {
    return await store(posted, accept);
  } catch (error) {
    log.error({ form: form.id, error: error instanceof Error ? error.name : "unknown" }, "form could not be stored");
    if (wantsJson(headers)) return json(503, { message: problemText("fault"), errors: {} });
    return keptWordsPage(form, posted.values, posted.token, 503);
  }
}
