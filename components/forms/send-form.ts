import * as z from "zod/mini";
import { type LeadForm, postPath } from "#lib/forms/form.ts";
import type { FormProblem } from "#lib/forms/problems.ts";
import { postForm } from "./post-form.ts";

const answerSchema = z.union([
  z.object({ location: z.string() }),
  z.object({
    message: z.string(),
    errors: z.record(z.string(), z.string()),
    // The mark for the next try, where the server gives one.
    formToken: z.optional(z.string()),
    challenge: z.optional(z.string()),
  }),
]);

/** What to say of an answer that is not the form's own: from a proxy, or from what stands before the form. */
function problemOf(status: number): FormProblem {
  if (status === 413) return "too-large";
  if (status === 429) return "limit";
  return status >= 500 ? "fault" : "cut-off";
}

/**
 * Sends the form as a browser would, but asks for JSON, so that a fault leaves the page and its words in place.
 * @throws when there is no answer
 */
export async function sendForm(form: LeadForm, data: FormData, onProgress: (share: number) => void) {
  const { status, text } = await postForm(postPath(form), data, onProgress);
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return { problem: problemOf(status) };
  }
}
