import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { checkCv, harmlessName } from "#lib/cv/check.ts";
import { ScanFailed, scanBytes } from "#lib/cv/clamd.ts";
import { docxParts, odtParts, pdf, pdfWithHiddenObjects, zip } from "#tests/support/cv.ts";

describe("a CV", () => {
  it.each([
    ["PDF", pdf(), "pdf"],
    ["PDF with objects in a stream", pdfWithHiddenObjects("5 0 << /Type /Font >>"), "pdf"],
    ["DOCX", zip(docxParts), "docx"],
    ["ODT", zip(odtParts), "odt"],
  ])("is taken as %s by what it holds", async (_name, bytes, type) => {
    expect(await checkCv(bytes)).toEqual({ type });
  });

  it.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["more than 5 MB", Buffer.alloc(5 * 1024 * 1024 + 1, "%PDF-"), "too-large"],
    ["a program", Buffer.from("MZ\u0090\u0000"), "type"],
    ["text", Buffer.from("Mitt CV"), "type"],
    ["an old Word file", Buffer.from("d0cf11e0a1b11ae1", "hex"), "type"],
    [
      "a DOCX with a password",
      Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
      "locked",
    ],
    ["a spreadsheet", zip([{ name: "[Content_Types].xml" }, { name: "xl/workbook.xml" }]), "type"],
    ["a bare archive", zip([{ name: "cv.pdf", data: pdf() }]), "type"],
    ["a PDF cut off", pdf().subarray(0, 100), "damaged"],
    ["a PDF that is an archive too", Buffer.concat([pdf(), zip(docxParts), Buffer.from("%%EOF")]), "damaged"],
    ["a PDF with a password", pdf({ objects: "trailer << /Encrypt 9 0 R >>" }), "locked"],
    ["a PDF with a script", pdf({ catalogue: "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>" }), "active"],
    ["a PDF with a script's name disguised", pdf({ catalogue: "/OpenAction << /S /J#61vaScript >>" }), "active"],
    ["a PDF that starts a program", pdf({ catalogue: "/OpenAction << /S /Launch /F (cmd.exe) >>" }), "active"],
    ["a PDF with a script in a compressed stream", pdfWithHiddenObjects("5 0 << /S /JavaScript /JS (x) >>"), "active"],
    ["a PDF with files inside", pdf({ catalogue: "/Names << /EmbeddedFiles 9 0 R >>" }), "active"],
    ["a PDF that unpacks without end", pdfWithHiddenObjects(Buffer.alloc(60 * 1024 * 1024)), "bomb"],
    ["a DOCX with macros", zip([...docxParts, { name: "word/vbaProject.bin" }]), "macros"],
    [
      "a DOCM called DOCX",
      zip([
        { name: "[Content_Types].xml", data: "application/vnd.ms-word.document.macroEnabled.main+xml" },
        { name: "word/document.xml" },
      ]),
      "macros",
    ],
    [
      "a DOCX with a template elsewhere",
      zip([
        ...docxParts,
        {
          name: "word/_rels/settings.xml.rels",
          data: '<Relationship Type="x/attachedTemplate" TargetMode="External"/>',
        },
      ]),
      "macros",
    ],
    ["an ODT with macros", zip([...odtParts, { name: "Basic/Standard/Module1.xml" }]), "macros"],
    [
      "an ODT with a password",
      zip([...odtParts.slice(0, 2), { name: "META-INF/manifest.xml", data: "<manifest:encryption-data/>" }]),
      "locked",
    ],
    ["an encrypted part", zip([...docxParts, { name: "hemligt", flag: 1 }]), "locked"],
    ["a bomb by its own word", zip([...docxParts, { name: "stor", claims: 60 * 1024 * 1024 }]), "bomb"],
    [
      "too many parts",
      zip([...docxParts, ...Array.from({ length: 1200 }, (_, index) => ({ name: `del${index}` }))]),
      "bomb",
    ],
    ["a part that leads out of the archive", zip([...docxParts, { name: "../../etc/passwd" }]), "damaged"],
    ["a part with an absolute path", zip([...docxParts, { name: "/etc/passwd" }]), "damaged"],
    ["an archive cut off", zip(docxParts).subarray(0, 150), "damaged"],
    [
      "a part that lies of its size",
      zip([{ name: "[Content_Types].xml", data: "<Types/>", claims: 3 }, ...docxParts.slice(1)]),
      "damaged",
    ],
  ])("is refused when it is %s", async (_name, bytes, problem) => {
    expect(await checkCv(bytes)).toEqual({ problem });
  });

  it("is judged in good time, whatever is in it", async () => {
    const start = performance.now();
    for (const filler of ["<<", "stream\n", "endstream", "/ObjStm stream", "/a#"]) {
      const body = Buffer.from(`%PDF-1.7\n${filler.repeat(4_000_000 / filler.length)}\n%%EOF`);
      await checkCv(body);
    }
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it.each([
    ["Mitt CV.pdf", "pdf", "Mitt CV.pdf"],
    ["../../etc/passwd", "pdf", "passwd.pdf"],
    ["C:\\Users\\Åsa\\CV Åsa.docx", "docx", "CV Åsa.docx"],
    ["cv.pdf\u0000.exe", "pdf", "cvpdf.pdf"],
    ["\r\nSet-Cookie: x", "odt", "Set-Cookie x.odt"],
    ["", "pdf", "CV.pdf"],
    ["<script>.pdf", "pdf", "script.pdf"],
    ["x".repeat(300), "pdf", `${"x".repeat(80)}.pdf`],
  ] as const)("named %j is kept as a harmless name", (given, type, name) => {
    expect(harmlessName(given, type)).toBe(name);
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
