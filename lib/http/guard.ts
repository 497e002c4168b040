import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { readConfig } from "#lib/config/env.ts";
import { log } from "#lib/config/log.ts";
import { FRAME_POLICY } from "./pdf-frame.ts";
import { plainHeaders, plainHtml } from "./plain-page.ts";
import { apartFromOthers } from "./policy.ts";
import { answerOnSocket } from "./raw-answer.ts";
import { PEER_ADDRESS_HEADER, visitorNetwork } from "./request.ts";
import { type Route, routeOf } from "./routes.ts";

const METHODS = ["GET", "HEAD", "POST"];
const LONGEST_QUERY = 8 * 1024;

/**
 * What is drawn anew for each request costs something. One network may ask for so many such pages at once, and then for
 * so many a second: no person comes near it, nor an office of them.
 */
const BURST = 600;
const PER_SECOND = 10;
const MOST_NETWORKS = 50_000;
const COSTLY: readonly Route["kind"][] = ["drawn", "handler"];

const buckets = new Map<string, { left: number; at: number }>();

/** Takes one drawn page out of a network's bucket. Returns false when it is empty. */
function mayDraw(network: string, now = performance.now()): boolean {
  const bucket = buckets.get(network) ?? { left: BURST, at: now };
  const left = Math.min(BURST, bucket.left + ((now - bucket.at) / 1000) * PER_SECOND);
  // The map keeps the order of writing: what stands first was asked for longest ago.
  buckets.delete(network);
  buckets.set(network, { left: Math.max(0, left - 1), at: now });
  const [oldest] = buckets.keys();
  if (buckets.size > MOST_NETWORKS && oldest !== undefined) buckets.delete(oldest);
  return left >= 1;
}

function answer(response: ServerResponse, status: number, title: string, advice: string, extra = {}): void {
  response.writeHead(status, { ...plainHeaders(), ...extra });
  response.end(plainHtml(title, `<p>${advice}</p><p><a href="/">Till startsidan</a></p>`));
}

/**
 * Whether an address can be one of ours: a single slash first, nothing encoded but in the build's own files. Names that
 * the framework keeps for itself are none.
 */
const isOurs = (path: string): boolean =>
  !/[#\\]/.test(path) &&
  // The framework would follow dots to another address than the one that is looked at here.
  !/(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path) &&
  /^\/(?!\/|index$|_global-error|_not-found|_error|_document)/.test(path) &&
  (!path.includes("%") || path.startsWith("/_next/static/"));

let toldOfProxy = false;

/** Whoever forgets TRUST_PROXY has all visitors counted as one. */
function tellOfProxy(forwarded: string | undefined): void {
  if (toldOfProxy || !forwarded || readConfig().TRUST_PROXY > 0) return;
  toldOfProxy = true;
  log.warn(
    "TRUST_PROXY: a proxy writes X-Forwarded-For, but TRUST_PROXY is 0, so all visitors behind it are counted as one",
  );
}

const firstOf = (header: string | string[] | undefined) => [header].flat().filter(Boolean).join(", ");

/**
 * What is answered before the framework is asked: addresses and methods that no page has, and too much of anything.
 * Every answer carries our headers from here on; a page has a policy of its own.
 * @returns whether the request has been answered
 */
export function guard(request: IncomingMessage, response: ServerResponse): boolean {
  const peer = request.socket.remoteAddress ?? "";
  request.headers[PEER_ADDRESS_HEADER] = peer;
  const forwarded = firstOf(request.headers["x-forwarded-for"]);
  tellOfProxy(forwarded);
  const { "Content-Type": _type, "Cache-Control": _cache, ...headers } = plainHeaders();
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);

  const { url = "", method = "" } = request;
  const mark = `${url}?`.indexOf("?");
  const [path, query] = [url.slice(0, mark), url.slice(mark + 1)];
  const route = routeOf(path);
  // What is the same for everybody has nothing that another window could read.
  if (route?.sameForAll) response.removeHeader(apartFromOthers.key);
  // What answers and is no page cannot replace the policy that is set here.
  if (route?.framed) response.setHeader("Content-Security-Policy", FRAME_POLICY);
  // The framework's own way of posting: nothing of ours uses it, and it answers in its own words.
  delete request.headers["next-action"];
  if (!METHODS.includes(method) || (method === "POST" && !route?.post)) {
    answer(response, 405, "Det går inte att göra så här", "Öppna sidan på nytt.", {
      Allow: route?.post ? METHODS.join(", ") : "GET, HEAD",
    });
    return true;
  }
  if (!isOurs(path)) {
    answer(response, 404, "Sidan finns inte", "Adressen går inte att läsa. Kontrollera hur den är skriven.");
    return true;
  }
  if (query.length > LONGEST_QUERY) {
    answer(response, 414, "Adressen är för lång", "Korta texten och försök igen.");
    return true;
  }
  if (route && COSTLY.includes(route.kind) && !mayDraw(visitorNetwork(peer, forwarded))) {
    answer(
      response,
      429,
      "Vänta en stund",
      "Just nu kommer väldigt många besök från samma nätverk. Vänta tio sekunder och ladda om sidan.",
      {
        "Retry-After": "10",
      },
    );
    return true;
  }
  return false;
}

/** The answer to a request that wants to know first whether it may go on, in another way than by 100-continue. */
export function answerExpectation(_request: IncomingMessage, response: ServerResponse): void {
  answer(response, 417, "Begäran går inte att ta emot", "Ladda om sidan.");
}

/** The answer when the framework has failed. */
export function answerFault(response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  answer(response, 500, "Något gick fel hos oss", "Vänta en stund och ladda om sidan.", { "Retry-After": "60" });
}

/** The answer to what is no HTTP at all. */
export function answerNonsense(_error: Error, socket: Duplex): void {
  answerOnSocket(socket, 400, "Det gick inte att läsa", "Begäran är felaktig.");
}
