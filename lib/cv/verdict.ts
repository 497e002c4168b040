import * as z from "zod";

const cvTypes = ["pdf", "docx", "odt"] as const;
export type CvType = (typeof cvTypes)[number];

const cvProblems = ["empty", "too-large", "type", "damaged", "locked", "programs", "bomb", "slow"] as const;
/** Why a file was refused. */
export type CvProblem = (typeof cvProblems)[number];

/** What a file holds that may act when it is opened: advice to staff, who read the safe copy instead. */
export const cvFlags = [
  "javascript",
  "launch",
  "submit",
  "import",
  "remote",
  "action",
  "attachments",
  "media",
  "xfa",
  "template",
  "external",
  "links",
  "ole",
  "dde",
  "embedded",
  "script",
  "unexamined",
] as const;
export type CvFlag = (typeof cvFlags)[number];

export const cvFlagSchema = z.enum(cvFlags);

const takenSchema = z.object({ type: z.enum(cvTypes), flags: z.array(cvFlagSchema), text: z.string() });

/** A file that was taken: its type, what may act in it, and its text (headings, lists and lines in reading order). */
export type TakenCv = z.infer<typeof takenSchema>;

export const cvVerdictSchema = z.union([takenSchema, z.object({ problem: z.enum(cvProblems) })]);
export type CvVerdict = z.infer<typeof cvVerdictSchema>;

/** Why a file is refused, thrown from wherever it is found out. */
export class Refused extends Error {
  override name = "Refused";
  readonly problem: CvProblem;
  constructor(problem: CvProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** The safe copy is at most so many characters; what is beyond is said to be. */
const LONGEST_TEXT = 200_000;

/** The safe copy as it is kept: no control characters, no runs of empty lines. */
export function tidyText(text: string): string {
  const tidy = text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\t\n]/gu, "")
    .replace(/[ \t\u00a0]+\n/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
  return tidy.length > LONGEST_TEXT ? `${tidy.slice(0, LONGEST_TEXT)}\n[Texten är längre än så här.]` : tidy;
}
