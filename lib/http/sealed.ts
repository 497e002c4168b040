import { readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** Written by lib/tasks/seal.ts after the build, read by proxy.ts. */
export const SEALED_FILE = path.join(".next", "sealed.json");

export const sealedSchema = z.object({ styles: z.array(z.string()) });

let styles: string[] | undefined;

/** The hashes of the style sheets that the build has put inline. Empty in development, where none are. */
export function inlineStyleHashes(): string[] {
  if (process.env.NODE_ENV === "development") return [];
  styles ??= sealedSchema.parse(
    JSON.parse(readFileSync(path.join(/* turbopackIgnore: true */ process.cwd(), SEALED_FILE), "utf8")),
  ).styles;
  return styles;
}
