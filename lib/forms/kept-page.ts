import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { MINUTE_MS } from "#lib/config/durations.ts";
import { readConfig } from "#lib/config/env.ts";
import { sendKept } from "#lib/http/whole-answer.ts";
import { issueMark, readMark } from "./mark.ts";

/**
 * A form that nobody has begun on is the same for everybody but for its mark and the nonce of its policy. So its page is
 * drawn once a minute and kept with them left open: drawing costs ten times what filling them in does.
 */

/** Whatever else the page shows is at most this old. */
const KEPT_MS = MINUTE_MS;

interface KeptPage {
  html: string;
  headers: ReturnType<ServerResponse["getHeaders"]>;
  policy: string;
  /** What stands in the text where the next visitor's own is to stand. */
  mark: string;
  nonce: string;
  /** Of the consent text in the form. */
  consentVersion: string;
  drawnAt: number;
}

/** What can be kept of a page that was drawn; undefined when it is not a form that someone may begin on. */
function keptFrom(html: string, response: ServerResponse): KeptPage | undefined {
  const headers = response.getHeaders();
  const policy = String(headers["content-security-policy"]);
  const [, mark = ""] = /name="formToken" value="([^"]+)"/.exec(html) ?? [];
  const [, nonce] = /'nonce-([^']+)'/.exec(policy) ?? [];
  const said = readMark(mark);
  if (response.statusCode !== 200 || !nonce || !said) return undefined;
  return { html, headers, policy, mark, nonce, consentVersion: said.consentVersion, drawnAt: performance.now() };
}

async function fill(page: KeptPage, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const nonce = randomBytes(16).toString("base64");
  const html = page.html
    .replaceAll(page.mark, issueMark({ consentVersion: page.consentVersion }))
    .replaceAll(page.nonce, nonce);
  const headers = { ...page.headers, "content-security-policy": page.policy.replace(page.nonce, nonce) };
  await sendKept(request, response, { html: Buffer.from(html), headers });
}

/**
 * Keeps the pages of forms.
 * @param addresses of the pages, as they stand without a query
 * @returns answers with a kept page, if there is one that is fresh; learn: keeps a page that was drawn
 */
export function keptFormPages(addresses: readonly string[]) {
  const pages = new Map<string, KeptPage>();
  // A task for the browser is bound to the mark: where there are tasks, each page is drawn.
  const isKept = ({ url = "", method, headers }: IncomingMessage) =>
    addresses.includes(url) && method === "GET" && !headers.rsc && readConfig().PROOF_OF_WORK === "off";
  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const page = isKept(request) ? pages.get(request.url ?? "") : undefined;
      if (!page || performance.now() - page.drawnAt > KEPT_MS) return false;
      await fill(page, request, response);
      return true;
    },
    learn(html: Buffer, request: IncomingMessage, response: ServerResponse): void {
      const page = isKept(request) ? keptFrom(html.toString(), response) : undefined;
      if (page) pages.set(request.url ?? "", page);
    },
  };
}
