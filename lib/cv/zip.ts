import yauzl from "yauzl";

/** The archive cannot be read as it says it can. */
export class DamagedFile extends Error {
  override name = "DamagedFile";
}

export interface ZipEntry {
  name: string;
  /** Bytes when unpacked, as the archive's directory says. */
  size: number;
  encrypted: boolean;
  /** The entry unpacked as text. At most 1 MB; throws DamagedFile when it is more or cannot be read. */
  text: () => Promise<string>;
}

const MOST_TEXT_BYTES = 1024 * 1024;

function entryText(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<string> {
  if (entry.uncompressedSize > MOST_TEXT_BYTES) return Promise.reject(new DamagedFile("too large a part"));
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(new DamagedFile(error.message));
        return;
      }
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("error", (failed) => reject(new DamagedFile(failed.message)));
      stream.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    });
  });
}

/**
 * Reads a ZIP archive's directory without unpacking anything.
 * @returns its entries, or "too many" when it has more than `most`
 * @throws DamagedFile when it is no archive, is cut off, or an entry has a path that leads elsewhere
 */
export function readEntries(bytes: Buffer, most: number): Promise<ZipEntry[] | "too many"> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) {
        reject(new DamagedFile(error.message));
        return;
      }
      if (zip.entryCount > most) {
        resolve("too many");
        return;
      }
      const entries: ZipEntry[] = [];
      zip.on("error", (failed: Error) => reject(new DamagedFile(failed.message)));
      zip.on("end", () => resolve(entries));
      zip.on("entry", (entry: yauzl.Entry) => {
        entries.push({
          name: entry.fileName,
          size: entry.uncompressedSize,
          encrypted: entry.isEncrypted(),
          text: () => entryText(zip, entry),
        });
        zip.readEntry();
      });
      zip.readEntry();
    });
  });
}
