import { randomUUID } from "node:crypto";
import { contactValues, newMark } from "./leads.ts";
import type { Site } from "./site.ts";
import { postOpened, referenceIn } from "./submit.ts";

/** The secret that tests and their servers share, so that a test can make a form's mark that is old enough. */
export const SHARED_SECRET = "delad-hemlighet-for-prov-0123456789abcdef";
process.env.APP_SECRET = SHARED_SECRET;

/** A form's mark as if the form had been opened a while ago. */
export const oldFormToken = () => newMark(Date.now() - 60_000);

export interface Sent {
  email: string;
  /** From the thank-you page that was seen. */
  reference: string;
}

/** Sends one contact request of its own. Returns undefined when no thank-you page was seen. */
export async function sendOne(
  site: Pick<Site, "url">,
  token = oldFormToken(),
  email = `${randomUUID()}@exempel.se`,
): Promise<Sent | undefined> {
  try {
    const answer = await postOpened(site, "/kontakt", contactValues({ email }), token);
    return { email, reference: referenceIn(answer) };
  } catch {
    return undefined;
  }
}

/**
 * Sends contact requests, some at a time, until told to stop.
 * @param sent takes those whose thank-you page was seen, as they come
 */
export async function sendUntil(
  site: Pick<Site, "url">,
  signal: AbortSignal,
  { atOnce = 4, sent = [] }: { atOnce?: number; sent?: Sent[] } = {},
): Promise<Sent[]> {
  const worker = async () => {
    while (!signal.aborted) {
      const one = await sendOne(site);
      if (one) sent.push(one);
      else await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return sent;
}
