import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRef,
  PDFStream,
  PDFString,
} from "@cantoo/pdf-lib";
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from "pdfjs-dist/legacy/build/pdf.mjs";
import { isProgram } from "./archive.ts";
import { type CvFlag, Refused, type TakenCv, tidyText } from "./verdict.ts";

/** No CV has more pages than this; what lies behind is not read. */
const MOST_PAGES = 100;

/** The kinds of action that reach outside the page (ISO 32000-2, 12.6.4). */
const ACTIONS: Readonly<Record<string, CvFlag>> = {
  JavaScript: "javascript",
  Launch: "launch",
  SubmitForm: "submit",
  ImportData: "import",
  GoToR: "remote",
  GoToE: "remote",
  URI: "links",
  Rendition: "media",
  Movie: "media",
  Sound: "media",
};
/** Entries that mean something by being there. */
const ENTRIES: Readonly<Record<string, CvFlag>> = {
  JS: "javascript",
  JavaScript: "javascript",
  EmbeddedFiles: "attachments",
  EF: "attachments",
  XFA: "xfa",
  RichMedia: "media",
  RichMediaContent: "media",
  AA: "action",
};

const nameOf = (value: PDFObject | undefined) => (value instanceof PDFName ? value.decodeText() : "");

function flagsOfDict(dict: PDFDict, flags: Set<CvFlag>): void {
  const kind = nameOf(dict.lookup(PDFName.of("S")));
  const action = Object.hasOwn(ACTIONS, kind) ? ACTIONS[kind] : undefined;
  if (action) flags.add(action);
  if (nameOf(dict.lookup(PDFName.of("Type"))) === "EmbeddedFile") flags.add("attachments");
  for (const [key] of dict.entries()) {
    const name = key.decodeText();
    const flag = Object.hasOwn(ENTRIES, name) ? ENTRIES[name] : undefined;
    if (flag) flags.add(flag);
  }
}

/** A destination within the document, or an action that only goes to one. */
function opensQuietly(document: PDFDocument, value: PDFObject): boolean {
  const target = value instanceof PDFRef ? document.context.lookup(value) : value;
  if (target instanceof PDFArray || target instanceof PDFName) return true;
  if (target instanceof PDFString || target instanceof PDFHexString) return true;
  return target instanceof PDFDict && nameOf(target.lookup(PDFName.of("S"))) === "GoTo";
}

function walk(value: PDFObject | undefined, flags: Set<CvFlag>, depth = 0): void {
  if (!value || depth > 100) return;
  const held = value instanceof PDFStream ? value.dict : value;
  if (held instanceof PDFDict) {
    flagsOfDict(held, flags);
    for (const [, child] of held.entries()) if (!(child instanceof PDFRef)) walk(child, flags, depth + 1);
  } else if (held instanceof PDFArray) {
    for (const child of held.asArray()) if (!(child instanceof PDFRef)) walk(child, flags, depth + 1);
  }
}

/** Goes through every object of the file, those in compressed streams and those that nothing leads to included. */
async function examineObjects(bytes: Uint8Array, flags: Set<CvFlag>): Promise<void> {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: false,
      updateMetadata: false,
    });
    for (const [, value] of document.context.enumerateIndirectObjects()) walk(value, flags);
    const opening = document.catalog.get(PDFName.of("OpenAction"));
    if (opening && !opensQuietly(document, opening)) flags.add("action");
    // Objects of a locked file are there, but their texts and streams cannot be read this way.
    if (document.isEncrypted) flags.add("unexamined");
  } catch {
    flags.add("unexamined");
  }
}

type Attachments = Awaited<ReturnType<PDFDocumentProxy["getAttachments"]>>;

function examineAttachments(attachments: Attachments, flags: Set<CvFlag>): void {
  if (!attachments) return;
  const all: unknown[] = attachments instanceof Map ? [...attachments.values()] : Object.values(attachments);
  if (all.length > 0) flags.add("attachments");
  for (const one of all) {
    if (typeof one !== "object" || one === null) continue;
    const content = "content" in one && one.content instanceof Uint8Array ? one.content : new Uint8Array();
    const filename = "filename" in one && typeof one.filename === "string" ? one.filename : "";
    if (isProgram(content, filename)) throw new Refused("programs");
  }
}

interface Piece {
  text: string;
  /** Height of the letters, in points. */
  height: number;
  endsLine: boolean;
}

async function piecesOf(document: PDFDocumentProxy, pageNumber: number): Promise<Piece[]> {
  const page = await document.getPage(pageNumber);
  const { items } = await page.getTextContent();
  page.cleanup();
  return items.flatMap((item) =>
    "str" in item ? [{ text: item.str, height: item.height, endsLine: item.hasEOL }] : [],
  );
}

/** Lines in reading order; one that is clearly larger than most has air around it, as headings do. */
function linesOf(pieces: readonly Piece[]): string {
  const heights = pieces
    .flatMap(({ text, height }) => (text.trim() && height > 0 ? [height] : []))
    .sort((a, b) => a - b);
  const usual = heights[Math.floor(heights.length / 2)] ?? 0;
  let text = "";
  let line = "";
  let tallest = 0;
  const end = () => {
    text += line.trim() && tallest > usual * 1.2 ? `\n${line.trim()}\n\n` : `${line}\n`;
    [line, tallest] = ["", 0];
  };
  for (const piece of pieces) {
    line += piece.text;
    if (piece.text.trim()) tallest = Math.max(tallest, piece.height);
    if (piece.endsLine) end();
  }
  if (line) end();
  return text;
}

/**
 * The text of all pages. Readers show a file although one of its pages is broken, so it is taken, and says so.
 * @throws Refused when no page can be read
 */
async function textOf(document: PDFDocumentProxy): Promise<string> {
  const last = Math.min(document.numPages, MOST_PAGES);
  const pages: string[] = [];
  let broken = 0;
  for (let number = 1; number <= last; number += 1) {
    try {
      pages.push(linesOf(await piecesOf(document, number)));
    } catch {
      broken += 1;
      pages.push(`[Sidan ${number} går inte att läsa.]`);
    }
  }
  if (broken === last) throw new Refused("damaged");
  return pages.join("\n\n");
}

function problemOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  return new Refused(error instanceof Error && error.name === "PasswordException" ? "locked" : "damaged");
}

/**
 * Reads a PDF (ISO 32000-2) with pdf.js, which opens what readers open; what may act in it is found by going through
 * its objects.
 * @throws Refused when it does not open, needs a password, or carries a program
 */
export async function readPdf(bytes: Buffer): Promise<TakenCv> {
  const flags = new Set<CvFlag>();
  const task = getDocument({
    // pdf.js takes the bytes over: each reader gets its own.
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
  });
  try {
    const document = await task.promise;
    examineAttachments(await document.getAttachments(), flags);
    if (await document.hasJSActions()) flags.add("javascript");
    await examineObjects(new Uint8Array(bytes), flags);
    return { type: "pdf", flags: [...flags].sort(), text: tidyText(await textOf(document)) };
  } catch (error) {
    throw problemOf(error);
  } finally {
    await task.destroy();
  }
}
