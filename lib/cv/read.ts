import { isProgram, unpack } from "./archive.ts";
import { containerOf } from "./container.ts";
import { readDocx } from "./docx.ts";
import { isOpenDocumentText, readOdt } from "./odt.ts";
import { type CvVerdict, Refused } from "./verdict.ts";

async function read(bytes: Buffer): Promise<CvVerdict> {
  const container = containerOf(bytes);
  if (container === "pdf") {
    // Before a PDF's own beginning there may stand a program's.
    if (isProgram(bytes)) throw new Refused("programs");
    // The PDF libraries take 50 MB as they are loaded: not for a DOCX.
    const { readPdf } = await import("./pdf.ts");
    return readPdf(bytes);
  }
  if (container === "ole") {
    throw new Refused(bytes.includes(Buffer.from("EncryptedPackage", "utf16le")) ? "locked" : "type");
  }
  if (!container) throw new Refused("type");
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
