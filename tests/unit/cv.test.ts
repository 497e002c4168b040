import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { deflateSync } from "node:zlib";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterEach, describe, expect, it } from "vitest";
import { ScanFailed, scanBytes } from "#lib/cv/clamd.ts";
import { harmlessName } from "#lib/cv/file-name.ts";
import { judgeCv, judgeUpload } from "#lib/cv/judge.ts";
import { cvFlagTexts, cvProblemTexts } from "#lib/cv/problems.ts";
import {
  docxParts,
  odtParts,
  openDocumentParts,
  pdf,
  pdfWithHiddenObjects,
  relationshipsPart,
  type WordRelationship,
  wordParts,
  zip,
} from "#tests/support/cv.ts";

const MEGABYTE = 1024 * 1024;

/** A PDF with a page of text, as a program makes it. */
async function written(lines: readonly { text: string; size?: number }[], protect?: object): Promise<Buffer> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  lines.forEach(({ text, size = 11 }, index) => {
    page.drawText(text, { x: 50, y: 780 - index * 24, size });
  });
  if (protect) document.encrypt(protect);
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const stream = (dictionary: string, body: Buffer | string) =>
  `<< ${dictionary} /Length ${Buffer.byteLength(body)} >>\nstream\n${body.toString("latin1")}\nendstream`;
const hidden = "5 0 << /S /JavaScript /JS (x) >>";
const objectStream = (filter: string, body: Buffer | string, before = "") =>
  pdf({
    catalogue: "/OpenAction 5 0 R",
    objects: `4 0 obj\n${stream(`/Type /ObjStm /N 1 /First 4 ${before} ${filter}`, body)}\nendobj`,
  });

/** A Word document in which one relationship of the text, or of its settings, is this. */
const related = (relationship: WordRelationship) => zip(wordParts({ relationships: [relationship] }));
const settings = (part: string, relationship: WordRelationship) =>
  zip(wordParts({ parts: [relationshipsPart(`word/_rels/${part}.xml.rels`, [relationship])] }));
const template = (target: string, type?: string): WordRelationship => ({
  kind: "attachedTemplate",
  target,
  external: true,
  ...(type ? { type } : {}),
});
const field = (instruction: string) =>
  `<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>${instruction}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`;

/** What must be taken, and what is told of it. */
const taken: [string, () => Buffer | Promise<Buffer>, string, string[]][] = [
  ["a PDF", () => pdf(), "pdf", []],
  ["a PDF with objects in a stream", () => pdfWithHiddenObjects("5 0 << /Type /Font >>"), "pdf", []],
  ["a DOCX", () => zip(docxParts), "docx", []],
  ["an ODT", () => zip(odtParts), "odt", []],
  // What was refused though it opens.
  ["a DOCX whose text has another name", () => zip(wordParts({ main: "word/document2.xml" })), "docx", []],
  ["a DOCX with the usual template", () => settings("settings", template("Normal.dotm")), "docx", []],
  [
    "a DOCX with a table in a format of macros",
    () =>
      zip(
        wordParts({
          types: '<Default Extension="xlsb" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.12"/>',
          parts: [{ name: "word/embeddings/a.xlsb", data: "x" }],
        }),
      ),
    "docx",
    ["ole"],
  ],
  [
    "a PDF that links to a page with a script's name",
    () => pdf({ objects: "4 0 obj << /S /URI /URI (https://exempel.se/JavaScript) >> endobj" }),
    "pdf",
    ["links"],
  ],
  [
    "a PDF with a title about scripts",
    () => pdf({ objects: "4 0 obj << /Title (/JavaScript /JS /Launch /Encrypt) >> endobj" }),
    "pdf",
    [],
  ],
  [
    "a PDF with text about scripts",
    () => pdf({ objects: `4 0 obj ${stream("", "BT (/JavaScript) Tj ET")} endobj` }),
    "pdf",
    [],
  ],
  [
    "a PDF with a font's name in hexadecimal",
    () => pdf({ objects: "4 0 obj << /BaseFont /AAAAAA+#4arial >> endobj" }),
    "pdf",
    [],
  ],
  ["a PDF behind a byte order mark", () => Buffer.concat([Buffer.from("efbbbf", "hex"), pdf()]), "pdf", []],
  ["a PDF behind a line break", () => Buffer.concat([Buffer.from("\r\n"), pdf()]), "pdf", []],
  ["a PDF with zeros behind it", () => Buffer.concat([pdf(), Buffer.alloc(4096)]), "pdf", []],
  ["a PDF with a page of HTML behind it", () => Buffer.concat([pdf(), Buffer.from("<html>".repeat(800))]), "pdf", []],
  [
    "a PDF whose header is gone",
    () => Buffer.from(pdf().toString("latin1").replace("%PDF-", "%---x"), "latin1"),
    "pdf",
    ["unexamined"],
  ],
  ["a DOCX with zeros behind it", () => Buffer.concat([zip(docxParts), Buffer.alloc(512)]), "docx", []],
  [
    "a DOCX whose comment was cut off",
    () => {
      const bytes = zip(docxParts);
      bytes.writeUInt16LE(1, bytes.length - 2);
      return bytes;
    },
    "docx",
    [],
  ],
  [
    "a message inside a DOCX, to an address that ends as a program does",
    () => {
      const ole = Buffer.concat([
        Buffer.from("d0cf11e0a1b11ae1", "hex"),
        Buffer.from("Ole10Native", "utf16le"),
        Buffer.from("\u0000SMTP:ASA@EXEMPEL.COM\u0000"),
      ]);
      return zip(wordParts({ parts: [{ name: "word/embeddings/oleObject1.bin", data: ole }] }));
    },
    "docx",
    ["ole"],
  ],
  ["a PDF behind HTML", () => Buffer.concat([Buffer.from("<html>"), pdf()]), "pdf", []],
  ["a PDF that is an archive too", () => Buffer.concat([pdf(), zip(docxParts)]), "pdf", []],
  [
    "a PDF that only forbids printing",
    () => written([{ text: "CV" }], { ownerPassword: "x", permissions: { printing: false } }),
    "pdf",
    ["unexamined"],
  ],
  [
    "an ODT with an empty library",
    () => zip(openDocumentParts({ parts: [{ name: "Basic/script-lc.xml", data: "<x/>" }] })),
    "odt",
    [],
  ],
  // What may act.
  [
    "a PDF with a script",
    () => pdf({ catalogue: "/OpenAction << /S /JavaScript /JS (x) >>" }),
    "pdf",
    ["action", "javascript"],
  ],
  [
    "a PDF with a script's name disguised",
    () => pdf({ catalogue: "/OpenAction << /S /J#61vaScript >>" }),
    "pdf",
    ["action", "javascript"],
  ],
  [
    "a PDF with a script behind a comment",
    () => pdf({ objects: "% stream\n4 0 obj << /S /#4aavaScript /J#53 (x) >> endobj" }),
    "pdf",
    ["javascript"],
  ],
  [
    "a PDF with XFA behind a comment",
    () => pdf({ catalogue: "/AcroForm 4 0 R", objects: "% stream\n4 0 obj << /X#46A [] >> endobj" }),
    "pdf",
    ["xfa"],
  ],
  [
    "a PDF that starts a program",
    () => pdf({ catalogue: "/OpenAction << /S /Launch /F (cmd.exe) >>" }),
    "pdf",
    ["action", "launch"],
  ],
  [
    "a PDF that sends a form",
    () => pdf({ catalogue: "/OpenAction << /S /SubmitForm /F (http://198.51.100.7) >>" }),
    "pdf",
    ["action", "submit"],
  ],
  [
    "a PDF that fetches data",
    () => pdf({ catalogue: "/OpenAction << /S /ImportData /F (x) >>" }),
    "pdf",
    ["action", "import"],
  ],
  [
    "a PDF that goes to another file",
    () => pdf({ catalogue: "/OpenAction << /S /GoToR /F (\\\\198.51.100.7\\x) >>" }),
    "pdf",
    ["action", "remote"],
  ],
  [
    "a PDF that opens an address by itself",
    () => pdf({ catalogue: "/OpenAction << /S /URI /URI (https://exempel.se) >>" }),
    "pdf",
    ["action", "links"],
  ],
  [
    "a PDF with rich media",
    () => pdf({ objects: "4 0 obj << /Subtype /RichMedia /RichMediaContent << >> >> endobj" }),
    "pdf",
    ["media"],
  ],
  [
    "a PDF with a file in an annotation",
    () => pdf({ objects: "4 0 obj << /Subtype /FileAttachment /FS << /EF << /F 9 0 R >> >> >> endobj" }),
    "pdf",
    ["attachments"],
  ],
  ["a script in a compressed stream", () => pdfWithHiddenObjects(hidden), "pdf", ["javascript"]],
  [
    "a script in a stream compressed twice",
    () => objectStream("/Filter [/FlateDecode /FlateDecode]", deflateSync(deflateSync(hidden))),
    "pdf",
    ["action", "javascript"],
  ],
  [
    "a script in a stream in hexadecimal",
    () => objectStream("/Filter /ASCIIHexDecode", `${Buffer.from(hidden).toString("hex")}>`),
    "pdf",
    ["action", "javascript"],
  ],
  [
    "a script in a stream behind a long dictionary",
    () => objectStream("/Filter /FlateDecode", deflateSync(hidden), `/Pad (${"x".repeat(5000)})`),
    "pdf",
    ["action", "javascript"],
  ],
  [
    "a DOCX with a template elsewhere",
    () => settings("settings", template("http://198.51.100.7/x.dotm")),
    "docx",
    ["template"],
  ],
  [
    "a template in other settings",
    () => settings("settings2", template("http://198.51.100.7/x.dotm")),
    "docx",
    ["template"],
  ],
  [
    "a template whose scheme is in capitals",
    () => settings("settings", template("HTTP://198.51.100.7/x.dotm")),
    "docx",
    ["template"],
  ],
  [
    "a template by a character reference",
    () =>
      settings(
        "settings",
        template(
          "http://198.51.100.7/x.dotm",
          "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attached&#84;emplate",
        ),
      ),
    "docx",
    ["template"],
  ],
  [
    "a DOCX with an object elsewhere",
    () => related({ kind: "oleObject", target: "http://198.51.100.7/x.hta", external: true }),
    "docx",
    ["external", "ole"],
  ],
  [
    "a DOCX with a picture elsewhere",
    () => related({ kind: "image", target: "file://198.51.100.7/x.png", external: true }),
    "docx",
    ["external"],
  ],
  [
    "a DOCX with a document elsewhere",
    () => related({ kind: "subDocument", target: "file://198.51.100.7/x.docx", external: true }),
    "docx",
    ["external"],
  ],
  ["a DOCX with another document inside", () => related({ kind: "aFChunk", target: "a.rtf" }), "docx", ["embedded"]],
  [
    "a DOCX with a link",
    () => related({ kind: "hyperlink", target: "https://exempel.se", external: true }),
    "docx",
    ["links"],
  ],
  [
    "a DOCX that asks another program",
    () => zip(wordParts({ body: field("<w:r><w:instrText>DDEAUTO c:\\cmd.exe</w:instrText></w:r>") })),
    "docx",
    ["dde"],
  ],
  [
    "the same, in pieces",
    () =>
      zip(
        wordParts({
          body: field("<w:r><w:instrText>DD</w:instrText></w:r><w:r><w:instrText>EAUTO x</w:instrText></w:r>"),
        }),
      ),
    "docx",
    ["dde"],
  ],
  [
    "the same, in one piece",
    () => zip(wordParts({ body: '<w:p><w:fldSimple w:instr="DDE x"/></w:p>' })),
    "docx",
    ["dde"],
  ],
  [
    "a DOCX with archives inside",
    () =>
      zip(
        wordParts({
          parts: [{ name: "word/embeddings/0.zip", data: zip([{ name: "0", data: Buffer.alloc(MEGABYTE) }]) }],
        }),
      ),
    "docx",
    ["ole"],
  ],
  [
    "an ODT with a section elsewhere",
    () =>
      zip(
        openDocumentParts({
          text: '<text:section><text:section-source xlink:href="http://198.51.100.7/x.odt"/></text:section>',
        }),
      ),
    "odt",
    ["external"],
  ],
  [
    "an ODT that asks another program",
    () =>
      zip(openDocumentParts({ text: '<text:section><office:dde-source office:dde-application="x"/></text:section>' })),
    "odt",
    ["dde"],
  ],
  [
    "an ODT with an object",
    () => zip(openDocumentParts({ text: '<draw:object-ole xlink:href="./Object 1"/>' })),
    "odt",
    ["ole"],
  ],
  [
    "an ODT that runs a script of the program's",
    () =>
      zip(
        openDocumentParts({
          head: '<office:scripts><office:event-listeners><script:event-listener xlink:href="vnd.sun.star.script:x?language=Python&amp;location=share"/></office:event-listeners></office:scripts>',
        }),
      ),
    "odt",
    ["script"],
  ],
];

const refused: [string, () => Buffer | Promise<Buffer>, string][] = [
  ["nothing", () => Buffer.alloc(0), "empty"],
  ["more than 5 MB", () => Buffer.alloc(5 * MEGABYTE + 1, "%PDF-"), "too-large"],
  ["a program", () => Buffer.from("MZ\u0090\u0000"), "type"],
  ["a program before a PDF", () => Buffer.concat([Buffer.from("MZ\u0090\u0000"), pdf()]), "programs"],
  [
    "a DOCX with two parts of one name",
    () =>
      zip(wordParts({ parts: ["MZ\u0000", "x"].map((data) => ({ name: "word/embeddings/oleObject1.bin", data })) })),
    "damaged",
  ],
  ["text", () => Buffer.from("Mitt CV"), "type"],
  ["an old Word file", () => Buffer.from("d0cf11e0a1b11ae1", "hex"), "type"],
  [
    "a DOCX with a password",
    () => Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    "locked",
  ],
  ["a PDF with a password", () => written([{ text: "CV" }], { userPassword: "hemligt", ownerPassword: "x" }), "locked"],
  [
    "an ODT with a password",
    () =>
      zip(openDocumentParts({ manifest: "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>" })),
    "locked",
  ],
  [
    "an ODT that is a locked package as a whole",
    () =>
      zip([
        { name: "mimetype", data: "application/vnd.oasis.opendocument.text" },
        { name: "encrypted-package", data: "x" },
        {
          name: "META-INF/manifest.xml",
          data: '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>',
        },
      ]),
    "locked",
  ],
  ["an encrypted part", () => zip([...docxParts, { name: "hemligt", flag: 1 }]), "locked"],
  [
    "a spreadsheet",
    () =>
      zip(
        wordParts({
          main: "xl/workbook.xml",
          type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        }),
      ),
    "type",
  ],
  ["a bare archive", () => zip([{ name: "cv.pdf", data: pdf() }]), "type"],
  ["a PDF's head alone", () => Buffer.from("%PDF-1.7"), "damaged"],
  ["an archive cut off", () => zip(docxParts).subarray(0, 150), "damaged"],
  ["a part that leads out of the archive", () => zip([...docxParts, { name: "../../etc/passwd" }]), "damaged"],
  ["XML that is none", () => zip(wordParts({ body: "<w:p>" })), "damaged"],
  [
    "XML that grows out of itself",
    () =>
      zip([
        ...docxParts.slice(0, 2),
        { name: "word/document.xml", data: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>' },
      ]),
    "damaged",
  ],
  ["a DOCM", () => zip(wordParts({ type: "application/vnd.ms-word.document.macroEnabled.main+xml" })), "programs"],
  [
    "macros by relationship",
    () =>
      related({ kind: "", type: "http://schemas.microsoft.com/office/2006/relationships/vbaProject", target: "v.bin" }),
    "programs",
  ],
  [
    "macros by content type",
    () =>
      zip(
        wordParts({
          types: '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>',
          parts: [{ name: "word/v.bin", data: "x" }],
        }),
      ),
    "programs",
  ],
  [
    "macros in UTF-16",
    () => {
      const [types, ...rest] = wordParts({
        types: '<Override PartName="/word/v.bin" ContentType="application/vnd.ms-office.vbaProject"/>',
        parts: [{ name: "word/v.bin", data: "x" }],
      });
      const text = String(types?.data).replace('<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>');
      return zip([{ name: "[Content_Types].xml", data: Buffer.from(`\ufeff${text}`, "utf16le") }, ...rest]);
    },
    "programs",
  ],
  [
    "a program in a part",
    () => zip(wordParts({ parts: [{ name: "word/embeddings/x.bin", data: "MZ\u0000" }] })),
    "programs",
  ],
  [
    "a program in a packaged object",
    () =>
      zip(
        wordParts({
          parts: [
            {
              name: "word/embeddings/oleObject1.bin",
              data: Buffer.concat([
                Buffer.from("d0cf11e0a1b11ae1", "hex"),
                Buffer.from("\u0001Ole10Native", "utf16le"),
                Buffer.from("cv.exe\0MZ"),
              ]),
            },
          ],
        }),
      ),
    "programs",
  ],
  [
    "macros in an ODT",
    () => zip(openDocumentParts({ parts: [{ name: "Basic/Standard/Module1.xml", data: "<x/>" }] })),
    "programs",
  ],
  [
    "Python in an ODT",
    () => zip(openDocumentParts({ parts: [{ name: "Scripts/python/x.py", data: "x" }] })),
    "programs",
  ],
  [
    "parts of 60 MB together",
    () =>
      zip([...docxParts, ...Array.from({ length: 60 }, (_, n) => ({ name: `d${n}`, data: Buffer.alloc(MEGABYTE) }))]),
    "bomb",
  ],
  [
    "a part that lies of its size",
    () => zip([...docxParts, { name: "stor", data: Buffer.alloc(60 * MEGABYTE), claims: 100 }]),
    "bomb",
  ],
  [
    "too many parts",
    () => zip([...docxParts, ...Array.from({ length: 2100 }, (_, index) => ({ name: `del${index}` }))]),
    "bomb",
  ],
];

describe("a CV", () => {
  it.each(taken)("is taken when it is %s", async (_name, make, type, flags) => {
    const verdict = await judgeCv(await make());
    expect(verdict).toMatchObject({ type, flags });
  });

  // To make parts of 60 MB takes a slow machine five seconds.
  it.each(refused)("is refused when it is %s", { timeout: 30_000 }, async (_name, make, problem) => {
    expect(await judgeCv(await make())).toEqual({ problem });
  });

  it("has words for whoever reads of each", () => {
    for (const text of [...Object.values(cvProblemTexts), ...Object.values(cvFlagTexts)]) expect(text).toMatch(/\w{3}/);
  });

  it("that costs its worker dear is refused, and the next one is read", async () => {
    const hostile = Buffer.from(`%PDF-1.7\n${"[".repeat(4_000_000)}\ntrailer << /Root 1 0 R >>\n%%EOF`);
    const [first, second] = await Promise.all([judgeCv(hostile), judgeCv(zip(docxParts))]);
    expect(first).toHaveProperty("problem");
    expect(second).toMatchObject({ type: "docx" });
  }, 60_000);
});

describe("the line of CVs to be read", () => {
  const problems = (verdicts: object[]) => verdicts.map((verdict) => Reflect.get(verdict, "problem"));
  const send = (networks: string[]) => Promise.all(networks.map((network) => judgeUpload(zip(docxParts), network)));

  it("has room for two of each network", async () => {
    expect(problems(await send(["a", "a", "a", "b"]))).toEqual([undefined, undefined, "busy", undefined]);
    expect(problems(await send(["a"]))).toEqual([undefined]);
  });

  it("is no longer than may be waited for", async () => {
    const networks = Array.from({ length: 9 }, (_, index) => `network ${index}`);
    expect(problems(await send(networks)).filter(Boolean)).toEqual(["busy"]);
  });

  it("is not held up by a table of a hundred thousand cells", async () => {
    const cell = "<w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc>";
    const rows = `<w:tbl><w:tr>${cell.repeat(100_000)}</w:tr></w:tbl>`;
    const verdict = await judgeCv(zip(wordParts({ body: rows })));
    expect(verdict).toMatchObject({ type: "docx", text: expect.stringMatching(/^a\ta\ta\t/) });
  });
});

describe("the safe copy of a CV", () => {
  it("of a PDF has its lines in order, with air around headings", async () => {
    const bytes = await written([
      { text: "Åsa Öberg", size: 24 },
      { text: "E-handel sedan 2015" },
      { text: "Erfarenhet", size: 18 },
      { text: "Butikschef, Exempel AB" },
      { text: "Plockade, packade och ledde" },
    ]);
    const verdict = await judgeCv(bytes);
    expect("text" in verdict && verdict.text).toBe(
      "Åsa Öberg\n\nE-handel sedan 2015\n\nErfarenhet\n\nButikschef, Exempel AB\nPlockade, packade och ledde",
    );
  });

  it("of a PDF with a broken page says which", async () => {
    const document = await PDFDocument.create();
    for (const text of ["Ett", "Tre"]) document.addPage().drawText(text, { x: 50, y: 700 });
    const bytes = Buffer.from(await document.save({ useObjectStreams: false })).toString("latin1");
    // The second page leads back to the tree that it is a leaf of.
    const second = /\/Kids \[ (\d+ 0 R) (\d+ 0 R) \]/.exec(bytes);
    const tree = /(\d+ 0) obj\s*<<\s*\/Type \/Pages/.exec(bytes)?.[1];
    const looped = bytes.replace(second?.[0] ?? "", `/Kids [ ${second?.[1]} ${tree} R ]`);
    const verdict = await judgeCv(Buffer.from(looped, "latin1"));
    expect(verdict).toMatchObject({ type: "pdf", text: "Ett\n\n[Sidan 2 går inte att läsa.]" });
  });

  it("of a DOCX has headings, lists, tables and what stands in the header", async () => {
    const paragraph = (text: string, properties = "") =>
      `<w:p>${properties ? `<w:pPr>${properties}</w:pPr>` : ""}<w:r><w:t>${text}</w:t></w:r></w:p>`;
    const body = [
      paragraph("Erfarenhet", '<w:pStyle w:val="Heading1"/>'),
      paragraph("Ledde tre personer", "<w:numPr/>"),
      `<w:tbl><w:tr><w:tc>${paragraph("2015")}</w:tc><w:tc>${paragraph("Butikschef &amp; mer")}</w:tc></w:tr></w:tbl>`,
      paragraph("Sist"),
    ].join("");
    const header = {
      name: "word/header1.xml",
      data: `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${paragraph("Åsa Öberg")}</w:hdr>`,
    };
    const verdict = await judgeCv(
      zip(wordParts({ body, relationships: [{ kind: "header", target: "header1.xml" }], parts: [header] })),
    );
    expect("text" in verdict && verdict.text).toBe(
      "Erfarenhet\n\n• Ledde tre personer\n2015\tButikschef & mer\nSist\n\nÅsa Öberg",
    );
  });

  it("of an ODT has headings and lists", async () => {
    const text =
      '<text:h>Erfarenhet</text:h><text:p>Butikschef<text:s text:c="2"/>i Umeå</text:p><text:list><text:list-item><text:p>Ett</text:p></text:list-item></text:list>';
    const verdict = await judgeCv(zip(openDocumentParts({ text })));
    expect("text" in verdict && verdict.text).toBe("Erfarenhet\n\nButikschef  i Umeå\n• Ett");
  });
});

describe("a file's name", () => {
  it.each([
    ["Mitt CV.pdf", "pdf", "Mitt CV.pdf"],
    ["../../etc/passwd", "pdf", "passwd.pdf"],
    ["C:\\Users\\Åsa\\CV Åsa.docx", "docx", "CV Åsa.docx"],
    ["cv.pdf\u0000.exe", "pdf", "cv.pdf.pdf"],
    ["\r\nSet-Cookie: x", "odt", "Set-Cookie x.odt"],
    ["", "pdf", "CV.pdf"],
    ["<script>.pdf", "pdf", "script.pdf"],
    ["Anna.M.O'Brien v2.1.pdf", "pdf", "Anna.M.O'Brien v2.1.pdf"],
    ["Åsa Öberg’s CV.docx", "docx", "Åsa Öberg’s CV.docx"],
    ["प्रिया शर्मा.pdf", "pdf", "प्रिया शर्मा.pdf"],
    ["ประวัติ.pdf", "pdf", "ประวัติ.pdf"],
    ["سيرة ذاتية.pdf", "pdf", "سيرة ذاتية.pdf"],
    ["A\u030asa.pdf", "pdf", "Åsa.pdf"],
    ["CV\u202efdp.pdf", "pdf", "CVfdp.pdf"],
    ["CON.pdf", "pdf", "CV CON.pdf"],
    ["nul.txt.pdf", "pdf", "CV nul.txt.pdf"],
    ["com1.docx", "docx", "CV com1.docx"],
    ["...", "pdf", "CV.pdf"],
  ] as const)("%j is kept as a harmless name", (given, type, name) => {
    expect(harmlessName(given, type)).toBe(name);
  });

  it("is cut between letters, never inside one", () => {
    const name = harmlessName(`${"क्षि".repeat(100)}.pdf`, "pdf");
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name.replace(".pdf", "").replaceAll("क्षि", "")).toBe("");
    expect(harmlessName(`${"x".repeat(300)}.pdf`, "pdf")).toBe(`${"x".repeat(180)}.pdf`);
  });
});

describe("clamd", () => {
  let close = () => {};
  afterEach(() => close());

  /** A peer that speaks clamd's INSTREAM, and finds what holds the word EICAR. */
  async function peer(answer?: string): Promise<string> {
    const server = createServer((socket) => {
      let received = Buffer.alloc(0);
      socket.on("data", (chunk: Buffer) => {
        received = Buffer.concat([received, chunk]);
        if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
        expect(received.subarray(0, 10).toString()).toBe("zINSTREAM\0");
        socket.end(answer ?? (received.includes("EICAR") ? "stream: Eicar-Test FOUND\0" : "stream: OK\0"));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    close = () => server.close();
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it("tells clean from infected", async () => {
    const address = await peer();
    expect(await scanBytes(address, Buffer.alloc(200_000, "a"))).toBe("clean");
    expect(await scanBytes(address, Buffer.from("xxEICARxx"))).toBe("infected");
  });

  it("gives no verdict when it cannot be reached, or says something else", async () => {
    await expect(scanBytes("127.0.0.1:1", Buffer.from("x"))).rejects.toThrow(ScanFailed);
    const address = await peer("INSTREAM size limit exceeded. ERROR\0");
    await expect(scanBytes(address, Buffer.from("x"))).rejects.toThrow(ScanFailed);
  });
});
