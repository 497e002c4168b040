import type { IncomingMessage, ServerResponse } from "node:http";
import { type KeptAnswer, sendKept } from "./whole-answer.ts";

/** So many pages are kept, of some 50 KB each. */
const MOST_KEPT = 100;

const canKeep = ({ method, headers }: IncomingMessage) => method === "GET" && !headers.rsc;

/**
 * Keeps the pages that are the same for everybody who asks at the same address (sameForAll in routes.ts), those asked
 * for last: a tool as it is first opened, a result that is passed on, a word that many look for.
 * @returns answers with a kept page, if there is one; learn: keeps a page that was drawn and made ready
 */
export function pagesSameForAll() {
  const pages = new Map<string, KeptAnswer>();
  const keep = (url: string, page: KeptAnswer) => {
    // The map keeps the order of writing: what stands first was asked for longest ago.
    pages.delete(url);
    pages.set(url, page);
    const [oldest] = pages.keys();
    if (pages.size > MOST_KEPT && oldest !== undefined) pages.delete(oldest);
  };
  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const { url = "" } = request;
      const page = canKeep(request) ? pages.get(url) : undefined;
      if (!page) return false;
      keep(url, page);
      await sendKept(request, response, page);
      return true;
    },
    learn(html: Buffer, request: IncomingMessage, response: ServerResponse): void {
      if (canKeep(request) && response.statusCode === 200) {
        keep(request.url ?? "", { html, headers: response.getHeaders(), compressed: new Map() });
      }
    },
  };
}
