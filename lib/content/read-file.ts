import { statSync } from "node:fs";
import path from "node:path";
import { readStrictly } from "./files.ts";

const ROOT = path.join(/* turbopackIgnore: true */ process.cwd());

const kept = new Map<string, { stamp: string; value: unknown }>();

/** In development a file may be saved at any time; otherwise what a process has read once holds. */
function stampOf(file: string): string {
  if (process.env.NODE_ENV !== "development") return "";
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

/**
 * What is made of a file, made once a process, and in development once a save. Each file is read in one way only.
 * @param file path from the project's root
 * @param make called with the file's text, without a byte order mark
 * @throws Error when the file is not UTF-8
 */
export function readOnce<T>(file: string, make: (text: string) => T): T {
  const absolute = path.join(ROOT, file);
  const stamp = stampOf(absolute);
  const before = kept.get(file);
  // What is kept of a file was made in the file's one way, so it is of that type.
  if (before?.stamp === stamp) return before.value as T;
  const read = readStrictly(absolute);
  if ("problem" in read) throw new Error(`${file}: ${read.problem}`);
  const value = make(read.text);
  kept.set(file, { stamp, value });
  return value;
}

/** What is worked out of many files: once a process, and in development each time, from files that were read before. */
export function keep<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    if (process.env.NODE_ENV === "development") return make();
    made ??= { value: make() };
    return made.value;
  };
}
