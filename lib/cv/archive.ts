import yauzl from "yauzl";
import { Refused } from "./verdict.ts";

/** No CV is larger than this when unpacked, all parts together, and none has this many parts. */
const MOST_BYTES = 50 * 1024 * 1024;
const MOST_ENTRIES = 2000;

/** A ZIP archive's parts by name, unpacked. */
export type Parts = ReadonlyMap<string, Buffer>;

const END_OF_DIRECTORY = Buffer.from("PK\u0005\u0006", "latin1");
const END_LENGTH = 22;

/** The archive up to where its directory ends: what mail gateways added or cut off behind it does not matter. */
function withoutTail(bytes: Buffer): Buffer {
  const end = bytes.lastIndexOf(END_OF_DIRECTORY);
  if (end < 0 || bytes.length < end + END_LENGTH) return bytes;
  const archive = Buffer.from(bytes.subarray(0, end + END_LENGTH));
  // No comment follows (APPNOTE 4.3.16).
  archive.writeUInt16LE(0, end + END_LENGTH - 2);
  return archive;
}

function openArchive(bytes: Buffer): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    // Sizes are counted as they come out: what the directory claims is not believed.
    yauzl.fromBuffer(withoutTail(bytes), { lazyEntries: true, validateEntrySizes: false }, (error, zip) =>
      error ? reject(new Refused("damaged")) : resolve(zip),
    );
  });
}

function inflate(zip: yauzl.ZipFile, entry: yauzl.Entry, room: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new Refused("damaged"));
        return;
      }
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > room) {
          stream.destroy();
          reject(new Refused("bomb"));
          return;
        }
        chunks.push(chunk);
      });
      stream.on("error", () => reject(new Refused("damaged")));
      stream.on("end", () => resolve(Buffer.concat(chunks)));
    });
  });
}

/**
 * Unpacks a ZIP archive under one ceiling for all of it.
 * @throws Refused when it is no archive, is cut off, is locked, or is too much
 */
export async function unpack(bytes: Buffer): Promise<Parts> {
  const zip = await openArchive(bytes);
  if (zip.entryCount > MOST_ENTRIES) throw new Refused("bomb");
  const parts = new Map<string, Buffer>();
  let room = MOST_BYTES;
  return new Promise((resolve, reject) => {
    zip.on("error", () => reject(new Refused("damaged")));
    zip.on("end", () => resolve(parts));
    zip.on("entry", (entry: yauzl.Entry) => {
      if (entry.isEncrypted()) {
        reject(new Refused("locked"));
        return;
      }
      const name = entry.fileName.replace(/^\//, "");
      // Of two with one name, one program reads the first and another the last.
      if (parts.has(name)) {
        reject(new Refused("damaged"));
        return;
      }
      inflate(zip, entry, room).then((part) => {
        room -= part.length;
        parts.set(name, part);
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

/** What begins a program: Windows, Linux, macOS, and scripts that name their interpreter. */
const MAGIC = ["MZ", "\u007fELF", "\u00cf\u00fa\u00ed\u00fe", "\u00ca\u00fe\u00ba\u00be", "#!/"];
const PROGRAM_ENDING = "(?:exe|dll|com|scr|pif|bat|cmd|ps1|vbs?|vbe|jse?|wsf|hta|lnk|msi|jar)";
const PROGRAM_NAME = new RegExp(`\\.${PROGRAM_ENDING}$`, "i");
/** A file name in an OLE package: without @, since addresses end in .com too. */
const PACKED_PROGRAM = new RegExp(`[\\0-\\x1f\\\\/:][^\\0-\\x1f\\\\/:@]{1,200}\\.${PROGRAM_ENDING}\\0`, "i");

/** Whether an embedded file is a program, by how it begins; in an OLE package, by the name that it carries. */
export function isProgram(bytes: Uint8Array, name = ""): boolean {
  const start = Buffer.from(bytes.subarray(0, 8)).toString("latin1");
  if (MAGIC.some((magic) => start.startsWith(magic)) || PROGRAM_NAME.test(name)) return true;
  if (!start.startsWith("\u00d0\u00cf\u0011\u00e0")) return false;
  // [MS-OLEDS] 2.3.6: a packaged file stands in a stream of this name, with its own name in front.
  const all = Buffer.from(bytes);
  return all.includes(Buffer.from("Ole10Native", "utf16le")) && PACKED_PROGRAM.test(all.toString("latin1"));
}
