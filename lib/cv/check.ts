import { inflateSync } from "node:zlib";
import { MOST_CV_BYTES } from "./size.ts";
import { DamagedFile, readEntries } from "./zip.ts";

export type CvType = "pdf" | "docx" | "odt";
/** Why a file was refused. */
export type CvProblem = "empty" | "too-large" | "type" | "damaged" | "locked" | "macros" | "active" | "bomb";
export type CvVerdict = { type: CvType } | { problem: CvProblem };

/** No CV is larger than this when unpacked, and none has this many parts. */
const MOST_UNPACKED_BYTES = 50 * 1024 * 1024;
const MOST_ENTRIES = 1000;

const startsWith = (bytes: Buffer, text: string) => bytes.subarray(0, text.length).toString("latin1") === text;

/** The longest dictionary before a stream that is looked at. */
const DICTIONARY = 4000;

/**
 * What a PDF says outside its streams, and in the streams that hold objects (ISO 32000-2, 7.5.7).
 * Goes through the text once, whatever is in it.
 */
function pdfStructure(bytes: Buffer): string {
  const text = bytes.toString("latin1");
  const parts: string[] = [];
  let room = MOST_UNPACKED_BYTES;
  let from = 0;
  for (;;) {
    const keyword = text.indexOf("stream", from);
    if (keyword < 0) break;
    const outside = text.slice(from, keyword);
    parts.push(outside);
    let start = keyword + "stream".length;
    if (text[start] === "\r") start += 1;
    if (text[start] === "\n") start += 1;
    const end = text.indexOf("endstream", start);
    // No stream ends after here: the rest is read as it stands.
    if (end < 0) {
      from = start;
      break;
    }
    const dictionary = outside.slice(-DICTIONARY);
    if (dictionary.includes("/ObjStm")) {
      const body = bytes.subarray(start, end);
      const objects = dictionary.includes("/FlateDecode") ? inflateSync(body, { maxOutputLength: room }) : body;
      room -= objects.length;
      parts.push(objects.toString("latin1"));
    }
    from = end + "endstream".length;
  }
  parts.push(text.slice(from));
  return parts.join("\n");
}

// A name may be written with #xx in place of a letter. Only someone who hides a word does so.
const HIDDEN_NAME = /\/[\w.+-]*#(4[1-9a-f]|5[0-9a]|6[1-9a-f]|7[0-9a])/i;
const ACTIVE = /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA)\b/;

function checkPdf(bytes: Buffer): CvVerdict {
  const end = bytes.subarray(-2048).toString("latin1");
  // A PDF that is a ZIP archive too means one thing to us and another to whoever opens it.
  if (!end.includes("%%EOF") || bytes.subarray(-65_600).includes("PK\u0005\u0006")) return { problem: "damaged" };
  let structure: string;
  try {
    structure = pdfStructure(bytes);
  } catch (error) {
    const tooMuch = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return { problem: tooMuch ? "bomb" : "damaged" };
  }
  if (/\/Encrypt\b/.test(structure)) return { problem: "locked" };
  // A script's type is looked for everywhere: a stream whose end is misread must not hide it.
  const everywhere = bytes.includes("/JavaScript") || bytes.includes("/Launch");
  if (everywhere || ACTIVE.test(structure) || HIDDEN_NAME.test(structure)) return { problem: "active" };
  return { type: "pdf" };
}

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^word\/activeX\/|^(Basic|Scripts)\//i;

async function checkZip(bytes: Buffer): Promise<CvVerdict> {
  const entries = await readEntries(bytes, MOST_ENTRIES);
  if (entries === "too many") return { problem: "bomb" };
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > MOST_UNPACKED_BYTES) return { problem: "bomb" };
  if (entries.some((entry) => entry.encrypted)) return { problem: "locked" };

  const names = new Set(entries.map((entry) => entry.name));
  const text = async (name: string) => (await entries.find((entry) => entry.name === name)?.text()) ?? "";
  if (names.has("[Content_Types].xml") && names.has("word/document.xml")) {
    const types = await text("[Content_Types].xml");
    const template = (await text("word/_rels/settings.xml.rels")).includes("attachedTemplate");
    if (entries.some((entry) => MACROS.test(entry.name)) || /macroEnabled/i.test(types) || template) {
      return { problem: "macros" };
    }
    return { type: "docx" };
  }
  if (names.has("content.xml") && (await text("mimetype")).trim() === "application/vnd.oasis.opendocument.text") {
    if ((await text("META-INF/manifest.xml")).includes("encryption-data")) return { problem: "locked" };
    return entries.some((entry) => MACROS.test(entry.name)) ? { problem: "macros" } : { type: "odt" };
  }
  return { problem: "type" };
}

/** Judges a file by what it holds, never by its name: PDF, DOCX or ODT, readable, unlocked and without programs. */
export async function checkCv(bytes: Buffer): Promise<CvVerdict> {
  if (bytes.length === 0) return { problem: "empty" };
  if (bytes.length > MOST_CV_BYTES) return { problem: "too-large" };
  if (startsWith(bytes, "%PDF-")) return checkPdf(bytes);
  // The container of old Word files, which is also how Word wraps a DOCX that has a password.
  if (startsWith(bytes, "\u00d0\u00cf\u0011\u00e0")) {
    return { problem: bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "locked" : "type" };
  }
  if (!startsWith(bytes, "PK\u0003\u0004")) return { problem: "type" };
  try {
    return await checkZip(bytes);
  } catch (error) {
    if (error instanceof DamagedFile) return { problem: "damaged" };
    throw error;
  }
}

/** A name that is harmless in any folder and any header: no path, no control characters, the right ending. */
export function harmlessName(given: string, type: CvType): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const stem = last
    .normalize("NFC")
    .replace(/\.[^.]*$/, "")
    .replace(/[^\p{L}\p{N} _()+-]/gu, "")
    .trim()
    .slice(0, 80);
  return `${stem || "CV"}.${type}`;
}
