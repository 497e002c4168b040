import { errorFacts, log } from "#lib/config/log.ts";
import { site } from "#lib/content/site.ts";
import { harmlessName } from "#lib/cv/file-name.ts";
import { type AcceptedFile, hasRoomFor } from "#lib/cv/files.ts";
import { judgeUpload } from "#lib/cv/judge.ts";
import { cvProblemTexts } from "#lib/cv/problems.ts";
import {
  type BodyLimits,
  NotAForm,
  type PostedFile,
  type PostedForm,
  readForm,
  Stalled,
  TooLarge,
} from "#lib/http/form-body.ts";
import { plainPage } from "#lib/http/plain-page.ts";
import { clientNetwork, fromOwnPage, wantsJson } from "#lib/http/request.ts";
import { type Controls, readControls, TRAP_FIELD } from "./control.ts";
import { type DraftProblem, draftHasFile, saveDraft } from "./drafts.ts";
import {
  checkValues,
  type FormErrors,
  type FormSchema,
  type FormValues,
  formFields,
  type LeadForm,
  valuesFrom,
} from "./form.ts";
import { freshMark } from "./form-start.ts";
import { identityNumberIn } from "./identity-number.ts";
import { keptWordsPage } from "./kept-words.ts";
import { withinLimits } from "./limits.ts";
import { type Asking, isSpent, readMark } from "./mark.ts";
import { problemText } from "./problems.ts";

/** Text alone: more than this is not a person writing. */
const MOST_FIELD_BYTES = 64 * 1024;
/** A file that is too large is read to here and thrown away, so that the rest of the form survives. */
const MOST_BODY_BYTES = 64 * 1024 * 1024;
/** Nobody reads and fills in a form faster than this. */
const SHORTEST_MS = 2000;

/** A submission that has passed every check of its own. */
export interface Received<S extends FormSchema = FormSchema> {
  values: LeadForm<S>["schema"]["_zod"]["output"];
  file: AcceptedFile | undefined;
  controls: Controls;
  /** The version of the consent text that the visitor saw. */
  consentVersion: string;
  /** What the form has come back for before. */
  asked: readonly Asking[];
}

/** Why a submission was not stored; `fileError` is what to say beside the file. */
export interface NotStored {
  problem: DraftProblem;
  fileError?: string;
}

/** Whose a submission is where its fields do not say: an e-mail address, or undefined. */
export type OwnerOf = (controls: Controls) => Promise<string | undefined>;

/** Stores a submission. Returns the address to go on to, or why it was not stored. */
export type Accept<S extends FormSchema> = (received: Received<S>) => Promise<{ location: string } | NotStored>;

interface Posted<S extends FormSchema> {
  form: LeadForm<S>;
  headers: Headers;
  values: FormValues;
  upload: PostedFile | undefined;
  controls: Controls;
  trap: string;
  ownerOf: OwnerOf;
}

function redirect(location: string): Response {
  // Relative on purpose: the request's own address carries the server's host, not the site's.
  return new Response(null, { status: 303, headers: { Location: location } });
}

const json = (status: number, body: object) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

function limitsOf({ file }: LeadForm): BodyLimits {
  return {
    fields: MOST_FIELD_BYTES,
    ...(file ? { file: { name: file.name, bytes: file.maxBytes + 1, body: MOST_BODY_BYTES } } : {}),
  };
}

/**
 * Whether a form counts on a file that is not here any more: its draft's hour is over, or another has taken its place.
 * Once the form has been stored, the file is with the lead.
 */
async function isFileGone({ attached, draft, formToken }: Controls): Promise<boolean> {
  return attached !== "" && !(await draftHasFile(draft)) && !(await isSpent(formToken));
}

/** The file that came with a form, and what is wrong with it, or with the one that the form counts on. */
async function judge(
  { upload, controls }: Pick<Posted<FormSchema>, "upload" | "controls">,
  network: string,
): Promise<{ file?: AcceptedFile; fileError: string }> {
  if (!upload) return { fileError: (await isFileGone(controls)) ? cvProblemTexts.gone : "" };
  if (upload.refused) return { fileError: cvProblemTexts[upload.refused] };
  const verdict = await judgeUpload(upload.bytes, network);
  if ("problem" in verdict) return { fileError: cvProblemTexts[verdict.problem] };
  return { file: { ...verdict, name: harmlessName(upload.name, verdict.type), bytes: upload.bytes }, fileError: "" };
}

interface Kept {
  errors?: FormErrors;
  file?: AcceptedFile;
  fileError?: string;
  before?: readonly Asking[];
  /** "" where the mark does not tell. */
  consentVersion?: string;
}

/** What to say beside each field in whose words something looks like a personal identity number. */
function identityErrors(form: LeadForm, values: FormValues, file: AcceptedFile | undefined): FormErrors {
  const texts = formFields(form).flatMap(({ name, info }) =>
    info.kind === "text" || info.kind === "textarea" ? [[name, String(values[name] ?? "")] as const] : [],
  );
  if (form.file && file) texts.push([form.file.name, file.name]);
  return Object.fromEntries(
    texts.flatMap(([name, text]) => {
      const found = identityNumberIn(text);
      return found
        ? [[name, `”${found}” ser ut som ett personnummer. Ta bort det, eller skicka igen om det är något annat`]]
        : [];
    }),
  );
}

/** Sends a submission back to its form, with every word and an accepted file kept, a fresh mark, and the reason told. */
async function sendBack<S extends FormSchema>(
  { form, headers, values, controls, ownerOf }: Posted<S>,
  problem: DraftProblem,
  { errors = {}, file, fileError = "", before = [], consentVersion = "" }: Kept = {},
): Promise<Response> {
  // Where an open form shows a file that is gone, or a consent text that is not known, it is drawn anew for everybody.
  if (wantsJson(headers) && consentVersion && fileError !== cvProblemTexts.gone) {
    const mark = await freshMark(form, { problem, before, consentVersion });
    return json(problem === "limit" ? 429 : 422, { message: problemText(problem, site().email), errors, ...mark });
  }
  const kept = file && (await hasRoomFor(file)) ? file : undefined;
  const token = await saveDraft(
    {
      form: form.id,
      problem,
      values,
      errors,
      before: [...before],
      consentVersion,
      fileError: file && !kept ? cvProblemTexts["not-kept"] : fileError,
    },
    { owner: String(values.email ?? "") || (await ownerOf(controls)), replaced: controls.draft, file: kept },
  );
  const query = new URLSearchParams({ ...(controls.lank ? { lank: controls.lank } : {}), utkast: token });
  const location = `${form.path}?${query}#fel`;
  return wantsJson(headers) ? json(200, { location }) : redirect(location);
}

async function store<S extends FormSchema>(posted: Posted<S>, accept: Accept<S>): Promise<Response> {
  const { form, headers, values, controls } = posted;
  const network = clientNetwork(headers);
  if (!(await withinLimits({ tries: network }))) {
    // Not kept as a draft: whoever sends this many must not be able to fill the database.
    if (wantsJson(headers)) return json(429, { message: problemText("limit", site().email), errors: {} });
    return keptWordsPage(form, values, controls, 429);
  }

  const mark = readMark(controls.formToken);
  const asked = mark?.asked ?? [];
  const checked = checkValues(form, values);
  const { file, fileError } = await judge(posted, network);
  const kept: Kept = {
    ...(file ? { file } : {}),
    fileError,
    before: asked,
    consentVersion: mark?.consentVersion ?? "",
  };
  const fileErrors = (text: string | undefined): FormErrors => (form.file && text ? { [form.file.name]: text } : {});
  if (!checked.valid || fileError) {
    const errors = { ...(checked.valid ? {} : checked.errors), ...fileErrors(fileError) };
    return sendBack(posted, "invalid", { ...kept, errors });
  }
  if (!mark) return sendBack(posted, "stale", kept);
  if (!asked.includes("program") && posted.trap) return sendBack(posted, "trap", kept);
  if (!asked.includes("again") && mark.age < SHORTEST_MS) return sendBack(posted, "too-fast", kept);
  const numbers = asked.includes("identity") ? {} : identityErrors(form, checked.values, file);
  if (Object.keys(numbers).length > 0) return sendBack(posted, "identity", { ...kept, errors: numbers });

  const { consentVersion } = mark;
  const outcome = await accept({ values: checked.values, file, controls, consentVersion, asked });
  if ("problem" in outcome) {
    const { fileError: said } = outcome;
    const { file: _refused, ...words } = kept;
    const sent = said ? { ...words, fileError: said, errors: fileErrors(said) } : kept;
    return sendBack(posted, outcome.problem, sent);
  }
  return wantsJson(headers) ? json(200, outcome) : redirect(outcome.location);
}

function unreadable(error: unknown, form: LeadForm): Response {
  const back = "Gå bakåt i webbläsaren, så finns det du skrev kvar";
  if (error instanceof TooLarge) {
    const advice = form.file
      ? `Filen får vara högst 5\u00a0MB. ${back}. Korta texten eller välj en mindre fil och skicka igen.`
      : `${back}. Korta texten och skicka igen.`;
    return plainPage(413, "Det blev för mycket på en gång", advice, form.path);
  }
  if (error instanceof Stalled) {
    return plainPage(408, "Formuläret kom aldrig fram", `Uppkopplingen tappade fart. ${back}. Skicka igen.`, form.path);
  }
  if (error instanceof NotAForm) {
    return plainPage(400, "Formuläret gick inte att läsa", `${back}. Skicka igen.`, form.path);
  }
  throw error;
}

/**
 * Answers a posted form: has it stored and leads on, or leads back to the form with every word kept.
 * When nothing can be stored the answer is a page (or JSON) that says so and still holds every word.
 */
export async function receiveForm<S extends FormSchema>(
  request: Request,
  form: LeadForm<S>,
  accept: Accept<S>,
  ownerOf: OwnerOf = async () => undefined,
): Promise<Response> {
  const { headers } = request;
  if (!fromOwnPage(headers)) {
    const advice = "Öppna formuläret här och skicka det igen.";
    return plainPage(403, "Formuläret kom från en annan webbplats", advice, form.path);
  }

  let read: PostedForm;
  try {
    read = await readForm(request, limitsOf(form));
  } catch (error) {
    return unreadable(error, form);
  }

  const posted: Posted<S> = {
    form,
    headers,
    values: valuesFrom(form, read.entries),
    upload: read.file,
    controls: readControls(read.entries),
    trap: read.entries.find(([name]) => name === TRAP_FIELD)?.[1] ?? "",
    ownerOf,
  };
  try {
    return await store(posted, accept);
  } catch (error) {
    log.error({ form: form.id, ...errorFacts(error) }, "form could not be stored");
    if (wantsJson(headers)) return json(503, { message: problemText("fault", site().email), errors: {} });
    return keptWordsPage(form, posted.values, posted.controls, 503);
  }
}
