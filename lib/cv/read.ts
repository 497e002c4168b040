import { unpack } from "./archive.ts";
import { readDocx } from "./docx.ts";
import { isOpenDocumentText, readOdt } from "./odt.ts";
import { type CvVerdict, Refused } from "./verdict.ts";

const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
/** A PDF's header may have something before it: readers look so far (ISO 32000-1, appendix H.3, note 13). */
const PDF_HEADER_WITHIN = 1024;

/** By its header, or by its end: pdf.js opens files whose header is gone. */
function looksLikePdf(bytes: Buffer): boolean {
  return bytes.subarray(0, PDF_HEADER_WITHIN).includes("%PDF-") || bytes.subarray(-1024).includes("startxref");
}

async function read(bytes: Buffer): Promise<CvVerdict> {
  if (looksLikePdf(bytes)) {
    // The PDF libraries take 50 MB as they are loaded: not for a DOCX.
    const { readPdf } = await import("./pdf.ts");
    return readPdf(bytes);
  }
  // The container of old Word files, which is also how Word wraps a DOCX that has a password.
  if (bytes.subarray(0, 4).equals(OLE)) {
    throw new Refused(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "locked" : "type");
  }
  if (!bytes.subarray(0, 2).equals(Buffer.from("PK"))) throw new Refused("type");
  const parts = await unpack(bytes);
  return isOpenDocumentText(parts) ? readOdt(parts) : readDocx(parts);
}

/** Judges a file by what it holds, never by its name, and reads its text. Run in a worker: see judge.ts. */
export async function readCv(bytes: Buffer): Promise<CvVerdict> {
  try {
    return await read(bytes);
  } catch (error) {
    if (error instanceof Refused) return { problem: error.problem };
    return { problem: "damaged" };
  }
}
