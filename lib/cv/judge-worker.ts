import { parentPort } from "node:worker_threads";
import { readCv } from "./read.ts";

/** Reads files that are sent to it, one at a time. */
parentPort?.on("message", async (bytes: Uint8Array) => {
  parentPort?.postMessage(await readCv(Buffer.from(bytes)));
});
