import path from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import * as z from "zod";
import { checkLines, checkNotes } from "./check-writing.ts";
import { filesIn, readStrictly } from "./files.ts";
import type { Problem } from "./problem.ts";
import { keep, readOnce } from "./read-file.ts";
import { typeset } from "./typography.ts";
import { yamlProblem } from "./yaml-problems.ts";

/** What is said where a schema has no words of its own. */
function inSwedish(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "unrecognized_keys") return `har något som inte känns igen: ${issue.keys.join(", ")}.`;
  if (issue.input === undefined) return "saknas. Lägg till raden.";
  if (issue.code === "invalid_type" && issue.expected === "boolean") return "ska vara true eller false.";
  if (issue.code === "invalid_type" && issue.expected === "string") return "ska vara text inom citattecken.";
  if (issue.code === "invalid_type" && issue.expected === "array") return "ska vara en lista: rader som börjar med -.";
  if (issue.code === "invalid_type") return "har fel form. Jämför med raderna runt om.";
  return issue.message ?? "stämmer inte.";
}

/** Where something stands: the key's own place where it is not known, otherwise the closest thing that is there. */
function offsetOf(document: Document, path: readonly (string | number)[], unknownKey?: string): number {
  const holder = document.getIn(path, true);
  if (unknownKey !== undefined && isMap(holder)) {
    const pair = holder.items.find(({ key }) => isScalar(key) && String(key.value) === unknownKey);
    if (isScalar(pair?.key) && pair.key.range) return pair.key.range[0];
  }
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.getIn(path.slice(0, length), true);
    if (isNode(found) && found.range) return found.range[0];
  }
  return 0;
}

const isPathPart = (part: PropertyKey): part is string | number => typeof part !== "symbol";

export type ReadData<T> = { data: T } | { problems: Problem[] };

/**
 * Reads a YAML file's text and holds it against its schema.
 * @returns the data, or every fault with its place, what is wrong and how to mend it
 */
export function readData<T>(file: string, text: string, schema: z.ZodType<T>): ReadData<T> {
  const lines = new LineCounter();
  const plain = text.replace(/^\ufeff/, "");
  const document = parseDocument(plain, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  // One fault in the writing makes others of what follows: the first is told.
  const [broken] = document.errors;
  if (broken) {
    const { offset, message } = yamlProblem(broken, plain);
    return { problems: [{ ...at(offset), message }] };
  }
  const result = schema.safeParse(document.toJS(), { error: inSwedish });
  if (result.success) return { data: result.data };
  return {
    problems: result.error.issues.map((issue) => {
      const path = issue.path.filter(isPathPart);
      const unknown = issue.code === "unrecognized_keys" ? issue.keys[0] : undefined;
      const place = path.map((part) => (typeof part === "number" ? `nr ${part + 1}` : part)).join(" → ");
      return { ...at(offsetOf(document, path, unknown)), message: `${place || "Filen"}: ${issue.message}` };
    }),
  };
}

/** Every fault of a data file, its encoding included. */
export function checkDataFile<T>(file: string, schema: z.ZodType<T>): Problem[] {
  const text = readStrictly(path.join(/* turbopackIgnore: true */ process.cwd(), file));
  if ("problem" in text) return [{ file, line: 1, column: 1, message: text.problem }];
  const notes = [...checkLines(text.text), ...checkNotes(text.text)].map((finding) => ({ file, ...finding }));
  const read = readData(file, text.text, schema);
  return [...notes, ...("problems" in read ? read.problems : [])];
}

/** A data file whose faults nobody has mended; the build stops before a page asks for one. */
class BrokenData extends Error {
  override name = "BrokenData";
}

/**
 * A function that gives a file's data, read once.
 * @throws BrokenData when there are faults in it
 */
export function dataFile<T>(file: string, schema: z.ZodType<T>): () => T {
  const make = (text: string): T => {
    const read = readData(file, text, schema);
    if ("data" in read) return read.data;
    const [first] = read.problems;
    throw new BrokenData(`${file}:${first?.line}:${first?.column} ${first?.message}`);
  };
  return () => readOnce(file, make);
}

/** The YAML files of a folder, by name without ending. What an editor cannot see is passed over. */
export function namesInFolder(folder: string): string[] {
  return filesIn(path.join(/* turbopackIgnore: true */ process.cwd(), folder), ".yaml").map((name) =>
    name.slice(0, -".yaml".length),
  );
}

/**
 * A function that gives the data of every file in a folder, each with its file's name as id.
 * @throws BrokenData when there are faults in one
 */
export function dataFolder<T extends object>(folder: string, schema: z.ZodType<T>): () => (T & { id: string })[] {
  return keep(() => namesInFolder(folder).map((id) => ({ ...dataFile(`${folder}/${id}.yaml`, schema)(), id })));
}

/** A text that is not empty, as it is set on a page. */
export const someText = z
  .string({
    error: (issue) => (issue.input === undefined ? "saknas. Lägg till raden." : "ska vara text inom citattecken."),
  })
  .trim()
  .min(1, "är tom. Skriv en text.")
  .transform(typeset);

/** A list of texts. */
export const someTexts = (least: number, most: number) =>
  z.array(someText).min(least, `ska ha minst ${least} rader.`).max(most, `ska ha högst ${most} rader.`);

/** One of these words. */
export const oneOf = <const V extends readonly string[]>(values: V) =>
  z.enum(values, { error: `ska vara ett av: ${values.join(", ")}.` });

/** A whole number in a range; `unit` says what is counted. */
export const wholeNumber = (least: number, most: number, unit: string) => {
  const error = `ska vara ett heltal från ${least} till ${most} (${unit}).`;
  return z.int({ error }).min(least, error).max(most, error);
};
