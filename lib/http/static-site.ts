import { readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import sirv from "sirv";
import * as z from "zod";
import { routeOf } from "./routes.ts";

const entrySchema = z.object({
  /** Its path in the folder. */
  file: z.string(),
  /** Of its bytes; each encoding adds its name. */
  etag: z.string(),
  /** The smaller files beside it: "br", "gz". */
  encodings: z.array(z.string()),
  headers: z.record(z.string(), z.string()),
});
const tableSchema = z.record(z.string(), entrySchema);

/** What the static site answers with, by address. */
export type StaticTable = z.infer<typeof tableSchema>;

/** Which of the files beside it the browser can read, the smallest first. */
function encodingFor(accepted: string, encodings: readonly string[]): "br" | "gz" | undefined {
  const takes = (name: string) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?(?:,|$))`).test(accepted);
  if (encodings.includes("br") && takes("br")) return "br";
  return encodings.includes("gz") && takes("gzip") ? "gz" : undefined;
}

const knows = (header: string | undefined, etag: string) =>
  header?.split(",").some((one) => one.trim().replace(/^W\//, "") === etag || one.trim() === "*") ?? false;

/** What is asked for most is kept in memory, up to so many bytes together. */
const MOST_KEPT = 32 * 1024 * 1024;

/** A file's bytes, once they have been read; undefined when there is no more room. */
function memoryOf(folder: string): (file: string) => Buffer | undefined {
  const kept = new Map<string, Buffer>();
  let size = 0;
  return (file) => {
    const known = kept.get(file);
    if (known || size >= MOST_KEPT) return known;
    const bytes = readFileSync(path.join(folder, file));
    size += bytes.length;
    kept.set(file, bytes);
    return bytes;
  };
}

/**
 * Answers from the static site of a build, before anything else is asked. What each answer carries stands in the
 * build's table. What does not fit into memory is sent by sirv, which is small and kept.
 * @returns a function that tells whether it has answered
 */
export function staticSite(
  folder: string,
  table: string,
): (request: IncomingMessage, response: ServerResponse) => boolean {
  const entries = new Map(Object.entries(tableSchema.parse(JSON.parse(readFileSync(table, "utf8")))));
  const send = sirv(folder, { extensions: [], dotfiles: true });
  const inMemory = memoryOf(folder);
  return (request, response) => {
    const { url = "", method, headers } = request;
    const [address = "", query] = url.split("?", 2);
    const entry = entries.get(address);
    if (!entry || (method !== "GET" && method !== "HEAD") || headers.rsc) return false;
    // An address kept from another time may lead on by what stands in its query: proxy.ts knows where.
    if (query && routeOf(address)?.leadsOn) return false;

    const encoding = encodingFor([headers["accept-encoding"]].flat().join(","), entry.encodings);
    const etag = `"${entry.etag}${encoding ? `-${encoding}` : ""}"`;
    const carried: Record<string, string> = { ...entry.headers, ETag: etag };
    if (entry.encodings.length > 0) carried.Vary = "Accept-Encoding";
    if (knows(headers["if-none-match"], etag)) {
      response.writeHead(304, carried).end();
      return true;
    }
    if (encoding) carried["Content-Encoding"] = encoding === "gz" ? "gzip" : encoding;
    const file = `${entry.file}${encoding ? `.${encoding}` : ""}`;
    const bytes = inMemory(file);
    if (bytes) {
      response.writeHead(200, { ...carried, "Content-Length": bytes.length }).end(bytes);
      return true;
    }
    for (const [name, value] of Object.entries(carried)) response.setHeader(name, value);
    // Parts of a compressed file help nobody.
    delete request.headers.range;
    request.url = `/${file}`;
    send(request, response, () => {
      response.writeHead(404).end();
    });
    return true;
  };
}
