import { crc32, deflateRawSync, deflateSync } from "node:zlib";

/** A small PDF with this in its catalogue and these extra objects. */
export function pdf({ catalogue = "", objects = "" } = {}): Buffer {
  const text = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R ${catalogue} >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
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

/** The parts of a Word document. */
export const docxParts: readonly ZipPart[] = [
  {
    name: "[Content_Types].xml",
    data: '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  },
  { name: "word/document.xml", data: "<w:document/>" },
];

/** The parts of an OpenDocument text. */
export const odtParts: readonly ZipPart[] = [
  { name: "mimetype", data: "application/vnd.oasis.opendocument.text" },
  { name: "content.xml", data: "<office:document-content/>" },
  { name: "META-INF/manifest.xml", data: "<manifest:manifest/>" },
];
