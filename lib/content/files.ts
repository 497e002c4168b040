import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { Problem } from "./problem.ts";

/** What editors' programs leave beside their files and do not show: locks, backups, the desktop's own. */
const isHidden = (name: string) => /^[.~#]|~$|^Thumbs\.db$/i.test(name);

const isFile = (file: string) => statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

/** The files of a folder that end so, without what an editor cannot see. */
export function filesIn(folder: string, ending: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !isHidden(name) && isFile(path.join(folder, name)))
    .sort();
}

/** What lies in a folder and is never read: another ending, a folder. Told, so that nothing is left out in silence. */
export function strayFiles(folder: string, ending: string): Problem[] {
  return readdirSync(folder)
    .filter((name) => !isHidden(name) && !(name.endsWith(ending) && isFile(path.join(folder, name))))
    .map((name) => ({
      file: `${folder}/${name}`,
      line: 1,
      column: 1,
      message: `Publiceras inte. Här ligger bara filer som slutar på ${ending}. Byt namn på den, eller flytta den.`,
    }));
}

/** A text that is not UTF-8, and what it seems to be. */
function encodingOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 2).toString("hex");
  return start === "fffe" || start === "feff" ? "UTF-16" : "Windows-1252 (eller ISO 8859-1)";
}

/** A file's text, or why it cannot be read. */
export function readStrictly(file: string): { text: string } | { problem: string } {
  const bytes = readFileSync(file);
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { problem: `Filen ser ut att vara sparad som ${encodingOf(bytes)}. Spara den som UTF-8.` };
  }
}
