import type { Duplex } from "node:stream";
import { plainHeaders, plainHtml } from "./plain-page.ts";

const REASONS = { 400: "Bad Request", 503: "Service Unavailable" } as const;

/** Answers on a socket that no HTTP server has, and closes it. `advice` is text of ours. */
export function answerOnSocket(socket: Duplex, status: keyof typeof REASONS, title: string, advice: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const headers = Object.entries(plainHeaders()).map(([name, value]) => `${name}: ${value}`);
  if (status === 503) headers.push("Retry-After: 30");
  const body = plainHtml(title, `<p>${advice}</p>`);
  const length = `Content-Length: ${Buffer.byteLength(body)}`;
  socket.end([`HTTP/1.1 ${status} ${REASONS[status]}`, ...headers, length, "Connection: close", "", body].join("\r\n"));
  // The other side may never close its half.
  setTimeout(() => socket.destroy(), 1000).unref();
}
