import { createHash } from "node:crypto";
import { globSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** Everything that a build is made from. */
const SOURCES = ["app/**", "components/**", "content/**", "lib/**", "public/**", "*.ts", "*.tsx", "*.mjs", "*.json"];

/** One hash over all sources: it changes when any of them does. */
export function sourceHash(): string {
  const hash = createHash("sha256");
  for (const file of globSync(SOURCES).sort()) {
    if (file === "next-env.d.ts" || !statSync(file).isFile()) continue;
    hash.update(file.replaceAll(path.sep, "/")).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
