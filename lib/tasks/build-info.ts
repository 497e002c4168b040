import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** The search path with this Node first: the bundler starts its own processes by the name `node`, and means an old one. */
export const pathWithThisNode = (): string =>
  [path.dirname(process.execPath), process.env.PATH].filter(Boolean).join(path.delimiter);

/** Where Next builds. */
export const DIST = ".next";
/** What the build in place was made from. */
export const INFO_FILE = path.join(DIST, "build-info.json");

const infoSchema = z.object({ source: z.string(), siteUrl: z.string() });
type BuildInfo = z.infer<typeof infoSchema>;

/** What the build in place was made from, or undefined when there is none that is whole. */
export function buildInfo(): BuildInfo | undefined {
  return existsSync(INFO_FILE) ? infoSchema.parse(JSON.parse(readFileSync(INFO_FILE, "utf8"))) : undefined;
}

/** Written last: a build that was cut off has no note and is built again. */
export function noteBuild(info: BuildInfo): void {
  writeFileSync(INFO_FILE, JSON.stringify(info));
}
