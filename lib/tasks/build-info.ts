import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import * as z from "zod";

/** There is no build to show, or none could be made; the message says so in one line. */
export class BuildFailed extends Error {
  override name = "BuildFailed";
}

/** Where Next builds. What is finished is moved from here to a slot, so that a running site keeps its own. */
export const BUILD_FOLDER = ".next";

/**
 * Two builds can be kept: the one that is shown, and the one before or after it. They stand beside Next's folder, whose
 * links lead out of it by their depth.
 */
const SLOTS = [".next-a", ".next-b"] as const;
/** A link to the one that is shown. */
const CURRENT = ".next-current";
const INFO = "build-info.json";
/** In Next's folder: what it has compiled. */
const CACHE = "cache";

const infoSchema = z.object({
  /** Hash of what it was made from. */
  source: z.string(),
  siteUrl: z.string(),
  /** The next day on which a page waits to be published, as 2026-12-01. */
  nextPublication: z.string().optional(),
});
type BuildInfo = z.infer<typeof infoSchema>;

/** The search path with this Node first: the bundler starts its own processes by the name `node`, and means an old one. */
export const pathWithThisNode = (): string =>
  [path.dirname(process.execPath), process.env.PATH].filter(Boolean).join(path.delimiter);

/** The folder of the build that is to be shown, or undefined when there is none. */
export function currentBuild(): string | undefined {
  if (!existsSync(path.join(CURRENT, INFO))) return undefined;
  return path.basename(readlinkSync(CURRENT));
}

/**
 * The folder that the next build may have.
 * @param inUse the build that a running site shows: `npm run build` may have made another one current
 */
export const freeSlot = (inUse = currentBuild()): string => SLOTS.find((slot) => slot !== inUse) ?? SLOTS[0];

/** Puts the finished build into a slot. What Next keeps for the next build stays, which then starts warm. */
export function moveBuild(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  renameSync(BUILD_FOLDER, folder);
  mkdirSync(BUILD_FOLDER);
  renameSync(path.join(folder, CACHE), path.join(BUILD_FOLDER, CACHE));
}

/** From here on this build is the one to show: a start that is cut off here sees either the old one or this one. */
export function makeCurrent(folder: string): void {
  rmSync(`${CURRENT}.new`, { force: true });
  symlinkSync(path.resolve(folder), `${CURRENT}.new`, "junction");
  renameSync(`${CURRENT}.new`, CURRENT);
}

/** What a build was made from. */
export function buildInfo(folder: string): BuildInfo {
  return infoSchema.parse(JSON.parse(readFileSync(path.join(folder, INFO), "utf8")));
}

/** Written when the site has been made: a build that was cut off has no note. */
export function noteBuild(folder: string, info: BuildInfo): void {
  writeFileSync(path.join(folder, INFO), JSON.stringify(info));
}
