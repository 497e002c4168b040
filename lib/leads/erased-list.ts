import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { type Config, prepareDataDir } from "#lib/config/env.ts";

/** The name of the list in DATA_DIR. */
export const ERASED_LIST = "erased.jsonl";

const lineSchema = z.object({ at: z.string(), leads: z.array(z.string()), mails: z.array(z.string()) });

const fileOf = (config: Config) => path.join(/* turbopackIgnore: true */ config.DATA_DIR, ERASED_LIST);

/**
 * Notes which leads and mails are being erased, on the disk before the erasing is committed. It lies outside the
 * database and its backups, and holds random ids only: whoever restores an older backup has it read again, so that
 * nobody comes back.
 */
export function noteErased(config: Config, leads: readonly string[], mails: readonly string[], now: number): void {
  if (leads.length === 0 && mails.length === 0) return;
  prepareDataDir(config.DATA_DIR);
  const file = openSync(fileOf(config), "a", 0o600);
  try {
    // A line of its own, even behind one that a crash cut off.
    const line = Buffer.from(`\n${JSON.stringify({ at: new Date(now).toISOString(), leads, mails })}\n`);
    for (let at = 0; at < line.length; ) at += writeSync(file, line, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The ids of all leads and mails that were ever erased. A line that a crash cut off is passed over. */
export function erasedIds(config: Config): { leads: string[]; mails: string[] } {
  let text: string;
  try {
    text = readFileSync(fileOf(config), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { leads: [], mails: [] };
    throw error;
  }
  const lines = text.split("\n").flatMap((line) => {
    try {
      return [lineSchema.parse(JSON.parse(line))];
    } catch {
      return [];
    }
  });
  return { leads: lines.flatMap(({ leads }) => leads), mails: lines.flatMap(({ mails }) => mails) };
}
