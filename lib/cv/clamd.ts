import { connect } from "node:net";
import { MINUTE_MS } from "#lib/config/durations.ts";

/** clamd could not be reached, or did not answer as it should. */
export class ScanFailed extends Error {
  override name = "ScanFailed";
}

const TIMEOUT_MS = MINUTE_MS;
const CHUNK = 64 * 1024;

/**
 * Has clamd look at a file (INSTREAM, https://docs.clamav.net/manual/Usage/Scanning.html#clamd).
 * @param address `host:port`
 * @throws ScanFailed when there is no verdict
 */
export function scanBytes(address: string, bytes: Buffer): Promise<"clean" | "infected"> {
  const split = address.lastIndexOf(":");
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      socket.destroy();
      reject(new ScanFailed(reason));
    };
    const socket = connect({ host: address.slice(0, split), port: Number(address.slice(split + 1)) });
    socket.setTimeout(TIMEOUT_MS, () => fail("no answer in time"));
    socket.on("error", (error) => fail(error.message));
    let answer = "";
    socket.setEncoding("utf8");
    socket.on("data", (text: string) => {
      answer += text;
    });
    socket.on("end", () => {
      if (/^stream: OK\0?\s*$/.test(answer)) resolve("clean");
      else if (/ FOUND\0?\s*$/.test(answer)) resolve("infected");
      else fail(`clamd said: ${answer.slice(0, 100)}`);
    });
    socket.on("connect", () => {
      socket.write("zINSTREAM\0");
      for (let at = 0; at < bytes.length; at += CHUNK) {
        const chunk = bytes.subarray(at, at + CHUNK);
        const length = Buffer.alloc(4);
        length.writeUInt32BE(chunk.length);
        socket.write(length);
        socket.write(chunk);
      }
      socket.write(Buffer.alloc(4));
    });
  });
}
