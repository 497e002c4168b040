import { log } from "#lib/config/log.ts";
import { NotAForm, readForm, TooLarge } from "#lib/http/form-body.ts";
import { clientAddress, fromOwnPage, wantsJson } from "#lib/http/request.ts";
import { leadMails } from "#lib/mail/lead-mails.ts";
import { type DraftProblem, saveDraft } from "./drafts.ts";
import { checkValues, type LeadForm, valuesFrom } from "./form.ts";
import { keptWordsPage, plainPage } from "./kept-words.ts";
import { withinLimit } from "./limits.ts";
import { problemText } from "./problems.ts";
import { type Submission, saveLead } from "./store.ts";
import { formTokenAge } from "./token.ts";

/** These forms hold text only: more than this is not a person writing. */
const MOST_BYTES = 64 * 1024;
/** Nobody reads and fills in a form faster than this. */
const SHORTEST_MS = 2000;

function redirect(location: string): Response {
  // Relative on purpose: the request's own address carries the server's host, not the site's.
  return new Response(null, { status: 303, headers: { Location: location } });
}

const json = (status: number, body: object) =>
  Response.json(body, { status, headers: { "Cache-Control": "no-store" } });

interface Received extends Submission {
  headers: Headers;
}

/** Sends a submission back to its form, with every word kept and the reason told. */
async function sendBack({ form, headers, values, draft }: Received, problem: DraftProblem): Promise<Response> {
  const status = problem === "limit" ? 429 : 422;
  if (wantsJson(headers)) {
    const checked = checkValues(form, values);
    return json(status, { message: problemText(problem), errors: checked.valid ? {} : checked.errors });
  }
  const token = await saveDraft({ form: form.id, problem, values }, draft);
  return redirect(`${form.path}?utkast=${token}#fel`);
}

async function store(received: Received, trap: string): Promise<Response> {
  const { form, headers, values, token, draft } = received;
  const address = clientAddress(headers);
  if (!(await withinLimit("tries", address))) {
    // Not kept as a draft: whoever sends this many must not be able to fill the database.
    if (wantsJson(headers)) return json(429, { message: problemText("limit"), errors: {} });
    return keptWordsPage(form, values, token, 429);
  }

  const checked = checkValues(form, values);
  if (!checked.valid) return sendBack(received, "invalid");
  if (trap) return sendBack(received, "trap");
  const age = formTokenAge(token);
  if (age === undefined) return sendBack(received, "stale");
  if (age < SHORTEST_MS) return sendBack(received, "too-fast");
  const email = String(checked.values.email).toLowerCase();
  if (!(await withinLimit("address", address)) || !(await withinLimit("email", email))) {
    return sendBack(received, "limit");
  }

  const { reference, stored } = await saveLead({ form, values: checked.values, token, draft }, leadMails);
  log.info({ reference, stored }, "lead received");
  const location = `${form.path}/tack?referens=${reference}`;
  return wantsJson(headers) ? json(200, { location }) : redirect(location);
}

/**
 * Answers a posted form: stores it and leads to the thank-you page, or leads back to the form with every word kept.
 * When nothing can be stored the answer is a page (or JSON) that says so and still holds every word.
 */
export async function receiveLead(request: Request, form: LeadForm): Promise<Response> {
  const { headers } = request;
  if (!fromOwnPage(headers)) {
    return plainPage(
      403,
      "Formuläret kom från en annan webbplats",
      `Öppna formuläret här och skicka det igen.`,
      form.path,
    );
  }

  let entries: [string, string][];
  try {
    entries = await readForm(request, MOST_BYTES);
  } catch (error) {
    if (error instanceof TooLarge) {
      return plainPage(
        413,
        "Det blev för mycket text",
        "Korta texten och skicka formuläret igen. Gå bakåt i webbläsaren så finns orden kvar.",
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

  const extra = (name: string) => entries.find(([key]) => key === name)?.[1] ?? "";
  const values = valuesFrom(form, entries);
  const received = { form, headers, values, token: extra("formToken"), draft: extra("draft") };
  try {
    return await store(received, extra("website"));
  } catch (error) {
    log.error({ form: form.id, error: error instanceof Error ? error.name : "unknown" }, "lead could not be stored");
    if (wantsJson(headers)) return json(503, { message: problemText("fault"), errors: {} });
    return keptWordsPage(form, values, received.token, 503);
  }
}
