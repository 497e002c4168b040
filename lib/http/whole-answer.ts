import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { CONTENT_ENCODING, encodingFor } from "./encoding.ts";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** A page that was drawn once, and what its answer carried. */
export interface KeptAnswer {
  html: Buffer;
  headers: ReturnType<ServerResponse["getHeaders"]>;
  /** What of it has been compressed, by encoding, where it goes out more than once. */
  compressed?: Map<string, Buffer>;
}

/** Smaller than gzip at its usual level, and sooner done. */
const FAST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/** Sends a text, compressed as the browser can read it. What else the answer carries has been set. */
async function sendText(
  request: IncomingMessage,
  response: ServerResponse,
  text: Buffer,
  compressed?: Map<string, Buffer>,
): Promise<void> {
  const encoding = encodingFor(request.headers["accept-encoding"]);
  const compress = () => (encoding === "br" ? brotli(text, FAST_BROTLI) : zip(text));
  const bytes = encoding ? (compressed?.get(encoding) ?? (await compress())) : text;
  if (encoding) compressed?.set(encoding, bytes);
  response.appendHeader("Vary", "Accept-Encoding");
  if (encoding) response.setHeader("Content-Encoding", CONTENT_ENCODING[encoding]);
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}

/** Sends a page that was kept. */
export async function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  { html, headers, compressed }: KeptAnswer,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
  await sendText(request, response, html, compressed);
}

/**
 * Gathers what the framework writes to an answer, and compresses it in one go: in the pieces that the framework sends,
 * a page is nearly twice as large. What is no text goes out as it is.
 * @param finish is given each page, an empty one at HEAD, and returns what goes out in its place; undefined when it has
 * answered by itself
 */
export function gatherAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  finish: (page: Buffer) => Buffer | undefined,
): void {
  const { end } = response;
  const chunks: Buffer[] = [];
  const gather = (chunk: unknown) => {
    if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
  };
  response.flushHeaders = () => {};
  response.write = (chunk: unknown) => {
    gather(chunk);
    return true;
  };
  response.end = (chunk?: unknown) => {
    gather(chunk);
    response.end = end;
    const whole = Buffer.concat(chunks);
    const type = String(response.getHeader("content-type") ?? "");
    // Headers that are written can no longer say how the text is compressed: the answer to a fault. A page that the
    // framework fetched from the static site comes compressed.
    const isDone = response.headersSent || response.hasHeader("content-encoding");
    if (isDone || !type.startsWith("text/")) return end.call(response, whole, "utf8");
    const text = type.startsWith("text/html") ? finish(whole) : whole;
    if (!text) return response;
    if (request.method === "HEAD" || text.length === 0) return end.call(response, text, "utf8");
    sendText(request, response, text).catch(() => response.destroy());
    return response;
  };
}
