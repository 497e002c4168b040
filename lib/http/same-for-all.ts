import type { IncomingMessage, ServerResponse } from "node:http";
import { errorFacts, log } from "#lib/config/log.ts";
import { routeOf, withoutQuery } from "./routes.ts";
import type { DrawBody } from "./tool-bodies.ts";
import { type KeptAnswer, sendKept } from "./whole-answer.ts";

/** So many pages are kept, of some 50 KB each. */
const MOST_KEPT = 100;

/** A page's HTML before and after what differs by its query, and what its answers carry. */
interface Frame {
  before: string;
  after: string;
  headers: KeptAnswer["headers"];
}

const canKeep = ({ method, headers }: IncomingMessage) => method === "GET" && !headers.rsc;

/**
 * Keeps the pages that are the same for everybody who asks at the same address (sameForAll in routes.ts), those asked
 * for last: a tool as it is first opened, a result that is passed on, a word that many look for. Where only the body
 * differs with the query, what stands around it is kept from the first page that the framework drew at an address.
 * @param bodyOf draws the body of such a page
 * @returns answers with a page, if it can without the framework; learn: keeps a page that was drawn and made ready
 */
export function pagesSameForAll(bodyOf: DrawBody) {
  const pages = new Map<string, KeptAnswer>();
  const frames = new Map<string, Frame>();
  const keep = (url: string, page: KeptAnswer) => {
    // The map keeps the order of writing: what stands first was asked for longest ago.
    pages.delete(url);
    pages.set(url, page);
    const [oldest] = pages.keys();
    if (pages.size > MOST_KEPT && oldest !== undefined) pages.delete(oldest);
  };
  const told = new Set<string | undefined>();
  /** Until a frame is known, and where a page cannot be drawn alone, the framework draws it: said once a route. */
  const tell = (url: string, error: unknown) => {
    const route = routeOf(withoutQuery(url))?.path;
    if (!told.has(route)) log.warn({ ...errorFacts(error), route }, "the framework draws what React alone should");
    told.add(route);
  };
  const drawInFrame = async (url: string): Promise<KeptAnswer | undefined> => {
    const frame = frames.get(withoutQuery(url));
    const body = frame && (await bodyOf(url).catch((error) => tell(url, error)));
    if (!frame || !body) return undefined;
    return { html: Buffer.from(frame.before + body + frame.after), headers: frame.headers, compressed: new Map() };
  };
  const learnFrame = async (url: string, { html, headers }: KeptAnswer): Promise<void> => {
    if (frames.has(withoutQuery(url))) return;
    const body = await bodyOf(url);
    if (body === undefined) return;
    const [before, after, ...others] = html.toString().split(body);
    if (before === undefined || after === undefined || others.length > 0) {
      throw new Error("what was drawn alone is not in the page");
    }
    frames.set(withoutQuery(url), { before, after, headers });
  };
  return {
    async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const { url = "" } = request;
      const page = canKeep(request) ? (pages.get(url) ?? (await drawInFrame(url))) : undefined;
      if (!page) return false;
      keep(url, page);
      await sendKept(request, response, page);
      return true;
    },
    learn(html: Buffer, request: IncomingMessage, response: ServerResponse): void {
      const { url = "" } = request;
      if (!canKeep(request) || response.statusCode !== 200) return;
      const page = { html, headers: response.getHeaders(), compressed: new Map<string, Buffer>() };
      keep(url, page);
      learnFrame(url, page).catch((error) => tell(url, error));
    },
  };
}
