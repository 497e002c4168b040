import { once } from "node:events";
import type { Server } from "node:http";
import { duplexPair } from "node:stream";
import { profileAddresses } from "#lib/content/profiles.ts";
import { indexedAddresses, routeOf } from "#lib/http/routes.ts";

/**
 * Asks the server for each kind of page that it draws, over lines of its own, one after the other: what draws a page is
 * loaded when it is first needed, and no visitor should wait for that.
 */
export async function warmPages(server: Server): Promise<void> {
  const drawn = indexedAddresses().filter((address) => routeOf(address)?.kind === "drawn");
  for (const page of [...drawn, ...profileAddresses().slice(0, 1), "/sok?q=rekrytering"]) {
    const [ours, theirs] = duplexPair();
    server.emit("connection", theirs);
    ours.write(`GET ${page} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    await once(ours.resume(), "end");
    ours.end();
  }
}
