import type { IncomingMessage, ServerResponse } from "node:http";
import { routeOf } from "./routes.ts";
import { sendText } from "./whole-answer.ts";

/** So many pages are kept, of some 40 KB each. */
const MOST_KEPT = 100;

/**
 * Keeps the pages that are the same for everybody who asks at the same address (routes.ts), those asked for last: a tool
 * as it is first opened, a result that is passed on, a word that many look for.
 * @returns answers with a kept page, if there is one; learn: keeps a page that was drawn and made ready
 */
export function pagesSameForAll() {
  const pages = new Map<string, { html: Buffer; headers: ReturnType<ServerResponse["getHeaders"]> }>();
  const isSame = ({ url = "", method, headers }: IncomingMessage) =>
    method === "GET" && !headers.rsc && routeOf(url.split("?", 1)[0] ?? "")?.sameForAll === true;
  const keep = (url: string, page: { html: Buffer; headers: ReturnType<ServerResponse["getHeaders"]> }) => {
    // The map keeps the order of writing: what stands first was asked for longest ago.
    pages.delete(url);
    pages.set(url, page);
    const [oldest] = pages.keys();
    if (pages.size > MOST_KEPT && oldest !== undefined) pages.delete(oldest);
  };
  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const { url = "" } = request;
      const page = isSame(request) ? pages.get(url) : undefined;
      if (!page) return false;
      keep(url, page);
      for (const [name, value] of Object.entries(page.headers)) {
        if (value !== undefined) response.setHeader(name, value);
      }
      await sendText(request, response, page.html);
      return true;
    },
    learn(html: Buffer, request: IncomingMessage, response: ServerResponse): void {
      if (isSame(request) && response.statusCode === 200) {
        keep(request.url ?? "", { html, headers: response.getHeaders() });
      }
    },
  };
}
