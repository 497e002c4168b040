import { crc32, deflateRawSync, deflateSync } from "node:zlib";
import type { AcceptedFile } from "#lib/cv/files.ts";

/** A small PDF with this in its catalogue, these extra objects, and those of them that are pages after an empty one. */
export function pdf({
  catalogue = "",
  objects = "",
  more = [],
}: {
  catalogue?: string;
  objects?: string;
  more?: readonly string[];
} = {}): Buffer {
  const text = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R ${catalogue} >>
endobj
2 0 obj
<< /Type /Pages /Kids [${["3 0 R", ...more].join(" ")}] /Count ${1 + more.length} >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
${objects}
trailer
<< /Root 1 0 R >>
startxref
0
%%EOF
`;
  return Buffer.from(text, "latin1");
}

/** A PDF whose objects lie in a compressed stream. */
export function pdfWithHiddenObjects(objects: string | Buffer): Buffer {
  const packed = deflateSync(objects).toString("latin1");
  return pdf({
    objects: `4 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream\nendobj`,
  });
}

export interface ZipPart {
  name: string;
  data?: string | Buffer;
  /** What the directory says of the size when unpacked, if it lies. */
  claims?: number;
  /** The general purpose bit flag; 1 marks an encrypted part. */
  flag?: number;
}

/** A ZIP archive of compressed parts, as its directory says, lies included (APPNOTE 6.3.10). */
export function zip(parts: readonly ZipPart[], { comment = "", prefix = Buffer.alloc(0) } = {}): Buffer {
  const bodies: Buffer[] = [prefix];
  const directory: Buffer[] = [];
  let offset = prefix.length;
  for (const { name, data = "", claims, flag = 0 } of parts) {
    const plain = Buffer.from(data);
    const bytes = deflateRawSync(plain);
    const encoded = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flag, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(claims ?? plain.length, 18);
    common.writeUInt16LE(encoded.length, 22);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), common, encoded, bytes]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), common, tail, encoded]));
    bodies.push(local);
    offset += local.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006", "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([...bodies, entries, end, Buffer.from(comment, "latin1")]);
}

const CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

export interface WordRelationship {
  kind: string;
  target: string;
  external?: boolean;
  /** The whole type, where it is not one of Office's own. */
  type?: string;
}

/** A part with relationships. */
export function relationshipsPart(name: string, relationships: readonly WordRelationship[]): ZipPart {
  const rows = relationships.map(
    ({ kind, target, external, type }, index) =>
      `<Relationship Id="r${index}" Type="${type ?? `${OFFICE}/${kind}`}" Target="${target}"${external ? ' TargetMode="External"' : ""}/>`,
  );
  return { name, data: `<Relationships xmlns="${RELATIONSHIPS}">${rows.join("")}</Relationships>` };
}

interface WordDocument {
  /** The body as XML. */
  body?: string;
  /** Where the text stands. */
  main?: string;
  /** Content type of the text. */
  type?: string;
  /** More content types, as XML. */
  types?: string;
  relationships?: readonly WordRelationship[];
  parts?: readonly ZipPart[];
}

/** The parts of a Word document that Word would open. */
export function wordParts({
  body = "<w:p><w:r><w:t>Mitt CV</w:t></w:r></w:p>",
  main = "word/document.xml",
  type = MAIN,
  types = "",
  relationships = [],
  parts = [],
}: WordDocument = {}): ZipPart[] {
  const folder = main.slice(0, main.lastIndexOf("/") + 1);
  return [
    {
      name: "[Content_Types].xml",
      data: `<?xml version="1.0"?><Types xmlns="${CONTENT_TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="${type}"/>${types}</Types>`,
    },
    relationshipsPart("_rels/.rels", [{ kind: "officeDocument", target: main }]),
    { name: main, data: `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}"><w:body>${body}</w:body></w:document>` },
    relationshipsPart(`${folder}_rels/${main.slice(folder.length)}.rels`, relationships),
    ...parts,
  ];
}

/** The parts of a Word document. */
export const docxParts: readonly ZipPart[] = wordParts();

const ODF = "urn:oasis:names:tc:opendocument:xmlns";

interface OpenDocument {
  /** The text as XML. */
  text?: string;
  /** What stands before the body, as XML. */
  head?: string;
  /** More entries of the manifest, as XML. */
  manifest?: string;
  parts?: readonly ZipPart[];
}

/** The parts of an OpenDocument text that LibreOffice would open. */
export function openDocumentParts({
  text = "<text:p>Mitt CV</text:p>",
  head = "",
  manifest = "",
  parts = [],
}: OpenDocument = {}): ZipPart[] {
  const names = ["office", "text", "table", "draw", "script"].map(
    (name) => `xmlns:${name}="${ODF}:${name === "draw" ? "drawing" : name}:1.0"`,
  );
  return [
    { name: "mimetype", data: "application/vnd.oasis.opendocument.text" },
    {
      name: "content.xml",
      data: `<office:document-content ${names.join(" ")} xmlns:xlink="http://www.w3.org/1999/xlink">${head}<office:body><office:text>${text}</office:text></office:body></office:document-content>`,
    },
    {
      name: "META-INF/manifest.xml",
      data: `<manifest:manifest xmlns:manifest="${ODF}:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>${manifest}</manifest:manifest>`,
    },
    ...parts,
  ];
}

/** The parts of an OpenDocument text. */
export const odtParts: readonly ZipPart[] = openDocumentParts();

/** A file as it is kept once it has passed the check. */
export const acceptedCv = (changes: Partial<AcceptedFile> = {}): AcceptedFile => ({
  name: "CV.pdf",
  type: "pdf",
  bytes: pdf(),
  flags: [],
  text: "Mitt CV",
  ...changes,
});
