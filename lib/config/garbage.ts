import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Node hides it; looking for it once is enough. */
let gc: NodeJS.GCFunction | undefined;

function findCollector(): NodeJS.GCFunction {
  setFlagsFromString("--expose-gc");
  return runInNewContext("gc");
}

/**
 * Clears away what is no longer used, where it is known to be much: Node counts the few bytes of a buffer's handle and
 * lets the megabytes behind it pile up. "minor" takes a millisecond or two and clears what is young.
 */
export function collectGarbage(type: "minor" | "major"): void {
  gc ??= findCollector();
  gc({ type });
}
