import { readFileSync, statSync } from "node:fs";
import path from "node:path";

const ROOT = path.join(/* turbopackIgnore: true */ process.cwd());

const kept = new Map<string, { stamp: string; value: unknown; make: unknown }>();

/** In development a file may be saved at any time; otherwise what a process has read once holds. */
function stampOf(file: string): string {
  if (process.env.NODE_ENV !== "development") return "";
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs} ${size}`;
}

/** The text of a file of the project, without a byte order mark. Throws when it is not UTF-8. */
function readText(file: string, root = ROOT): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path.join(root, file)));
}

/**
 * What is made of a file, made once a process, and in development once a save.
 * @param file path from the project's root
 * @param make called with the file's text; the same function each time
 */
export function readOnce<T>(file: string, make: (text: string) => T): T {
  const stamp = stampOf(path.join(ROOT, file));
  const before = kept.get(file);
  // The value was made by this very function, so it is of its type.
  if (before?.stamp === stamp && before.make === make) return before.value as T;
  const value = make(readText(file));
  kept.set(file, { stamp, value, make });
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
