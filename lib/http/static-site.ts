import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import * as z from "zod";
import { CONTENT_ENCODING, encodingFor } from "./encoding.ts";
import { routeAsked, routeOf } from "./routes.ts";

const entrySchema = z.object({
  /** Its path in the folder. */
  file: z.string(),
  /** Of its bytes; each encoding adds its name. */
  etag: z.string(),
  /** The smaller files beside it: "br", "gz". */
  encodings: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
});
const tableSchema = z.object({
  files: z.record(z.string(), entrySchema),
  /** Earlier addresses of pages, and where they stand now. */
  moved: z.record(z.string(), z.string()),
});
type Entry = z.infer<typeof entrySchema>;

/** Where the static site stands in a build, and the table of its headers beside it. */
export const STATIC_FOLDER = "static-site";
export const STATIC_TABLE = "static-site.json";

/** In the table, the page for what is not there: no address, since every address begins with a slash. */
export const NOT_FOUND = "404";

/** What the static site answers with: files by address, and addresses that lead on. */
export type StaticTable = z.infer<typeof tableSchema>;

/** The table of a static site. */
export const readStaticTable = (file: string): StaticTable => tableSchema.parse(JSON.parse(readFileSync(file, "utf8")));

const knows = (header: string | undefined, etag: string) =>
  header?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*") ?? false;

type Answerer = (request: IncomingMessage, response: ServerResponse) => boolean;

interface StaticSite {
  /** Answers with what there is; to be asked before anything else. Tells whether it has. */
  answer: Answerer;
  /** Answers at an address that no page has and that need not be drawn to say so. Tells whether it has. */
  answerMissing: Answerer;
  /** Says that a page is not there. */
  sendMissing: (request: IncomingMessage, response: ServerResponse) => void;
}

/**
 * Answers from the static site of a build. What each answer carries stands in the build's table. Bytes and table are
 * read at the start, so that a build beside a running site mixes nothing.
 */
export function staticSite(folder: string, table: string): StaticSite {
  const { files, moved } = readStaticTable(table);
  const entries = new Map(Object.entries(files));
  const missing = entrySchema.parse(files[NOT_FOUND]);
  const movedTo = new Map(Object.entries(moved));
  const bytesOf = new Map<string, Buffer>();
  for (const { file, encodings } of entries.values()) {
    // Nearly everyone takes a compressed one; for others it is unpacked, which keeps the memory small.
    for (const name of encodings.includes("gz") ? encodings.map((encoding) => `${file}.${encoding}`) : [file]) {
      bytesOf.set(name, readFileSync(path.join(folder, name)));
    }
  }
  const send = (entry: Entry, status: 200 | 404, { headers }: IncomingMessage, response: ServerResponse) => {
    const encoding = encodingFor(headers["accept-encoding"], entry.encodings);
    const etag = `"${entry.etag}${encoding ? `-${encoding}` : ""}"`;
    const carried: Record<string, string> = { ...entry.headers, ETag: etag };
    if (entry.encodings.length > 0) carried.Vary = "Accept-Encoding";
    if (status === 200 && knows(headers["if-none-match"], etag)) {
      response.writeHead(304, carried).end();
      return;
    }
    if (encoding) carried["Content-Encoding"] = CONTENT_ENCODING[encoding];
    const held = (ending: string) => bytesOf.get(`${entry.file}${ending}`);
    const bytes = held(encoding ? `.${encoding}` : "") ?? gunzipSync(held(".gz") ?? Buffer.alloc(0));
    response.writeHead(status, { ...carried, "Content-Length": bytes.length }).end(bytes);
  };
  const asks = ({ method, headers }: IncomingMessage) => (method === "GET" || method === "HEAD") && !headers.rsc;
  return {
    answer: (request, response) => {
      const [address = "", query] = (request.url ?? "").split("?", 2);
      const now = movedTo.get(address);
      if (now && asks(request)) {
        response.writeHead(308, { Location: query ? `${now}?${query}` : now, "Cache-Control": "no-cache" }).end();
        return true;
      }
      const entry = entries.get(address);
      if (!entry || address === NOT_FOUND || !asks(request)) return false;
      // An address kept from another time may lead on by what stands in its query: proxy.ts knows where.
      if (query && routeOf(address)?.leadsOn) return false;
      send(entry, 200, request, response);
      return true;
    },
    answerMissing: (request, response) => {
      const route = routeAsked(request);
      const isDrawn = route?.leadsOn || route?.kind === "drawn" || route?.kind === "handler";
      if (!asks(request) || isDrawn) return false;
      send(missing, 404, request, response);
      return true;
    },
    sendMissing: (request, response) => send(missing, 404, request, response),
  };
}
