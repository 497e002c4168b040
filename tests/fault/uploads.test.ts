import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxParts, odtParts, pdf, pdfWithHiddenObjects, wordParts, zip } from "#tests/support/cv.ts";
import { candidateValues } from "#tests/support/leads.ts";
import { oldFormToken, SHARED_SECRET, sendOne } from "#tests/support/load.ts";
import { type Site, startSite, storedReferences } from "#tests/support/site.ts";
import { ownAddress } from "#tests/support/submit.ts";

const MEGABYTE = 1024 * 1024;
const BOUNDARY = "x0123456789";

let site: Site;
beforeAll(async () => {
  site = await startSite({ APP_SECRET: SHARED_SECRET, LOG_LEVEL: "silent" });
});
afterAll(() => site.stop());

const fields = () =>
  Object.entries({ ...candidateValues(), formToken: oldFormToken() }).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as const),
  );

const fieldPart = (name: string, value: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const filePart = (bytes: Buffer, name = "cv.pdf", field = "cv", headers = "") =>
  Buffer.concat([
    Buffer.from(
      `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: application/pdf\r\n${headers}\r\n`,
    ),
    bytes,
    Buffer.from("\r\n"),
  ]);
const END = Buffer.from(`--${BOUNDARY}--\r\n`);

function body(...parts: (Buffer | string)[]): Buffer {
  const text = fields().map(([name, value]) => fieldPart(name, value));
  return Buffer.concat([...text, ...parts].map((part) => Buffer.from(part)).concat(END));
}

/** Posts bytes as they are. Resolves with status 0 when the server closes the line instead of answering. */
async function post(
  bytes: Buffer,
  type = `multipart/form-data; boundary=${BOUNDARY}`,
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(`${site.url}/kandidat/skicka`, {
      method: "POST",
      redirect: "manual",
      headers: { "Content-Type": type, Accept: "application/json", ...ownAddress() },
      body: new Uint8Array(bytes),
    });
    return { status: response.status, text: await response.text() };
  } catch {
    return { status: 0, text: "" };
  }
}

/** Posts less than it promises and closes the line. */
function postCutOff(bytes: Buffer, promised: number): Promise<void> {
  const { port } = new URL(site.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), "127.0.0.1", () => {
      socket.write(
        `POST /kandidat/skicka HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=${BOUNDARY}\r\nContent-Length: ${promised}\r\n\r\n`,
      );
      socket.write(bytes);
      setTimeout(() => socket.destroy(), 200);
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve());
  });
}

/** Peak memory of the server so far, in megabytes. */
const peakMemory = () =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${site.process.pid}/status`, "utf8"))?.[1]) / 1024;

const refusedFiles: [string, Buffer, string?][] = [
  ["nothing in it", Buffer.alloc(0)],
  ["a program", Buffer.from("MZ\u0090\u0000")],
  ["an ELF program", Buffer.from("\u007fELF")],
  ["a script", Buffer.from("#!/bin/sh\nrm -rf /\n")],
  ["HTML", Buffer.from("<html><script>alert(1)</script>"), "cv.html"],
  ["HTML named PDF", Buffer.from("<!DOCTYPE html>")],
  ["SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), "cv.svg"],
  ["a picture", Buffer.from("89504e470d0a1a0a", "hex"), "cv.png"],
  ["GIF and script at once", Buffer.from("GIF89a/*<script>*/=1;alert(1)")],
  ["RTF", Buffer.from("{\\rtf1 text}"), "cv.rtf"],
  ["an old Word file", Buffer.from("d0cf11e0a1b11ae1", "hex"), "cv.doc"],
  [
    "a DOCX with a password",
    Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.from("EncryptedPackage", "utf16le")]),
    "cv.docx",
  ],
  ["null bytes", Buffer.alloc(1000)],
  ["gzip", Buffer.from("1f8b0800", "hex"), "cv.pdf.gz"],
  ["RAR", Buffer.from("Rar!\u001a\u0007"), "cv.rar"],
  ["7-zip", Buffer.from("377abcaf271c", "hex"), "cv.7z"],
  ["a bare archive", zip([{ name: "cv.pdf", data: pdf() }]), "cv.zip"],
  ["a JAR", zip([{ name: "META-INF/MANIFEST.MF" }, { name: "A.class" }]), "cv.jar"],
  ["a spreadsheet", zip([{ name: "[Content_Types].xml" }, { name: "xl/workbook.xml" }]), "cv.xlsx"],
  ["a presentation", zip([{ name: "[Content_Types].xml" }, { name: "ppt/presentation.xml" }]), "cv.pptx"],
  ["an EPUB", zip([{ name: "mimetype", data: "application/epub+zip" }, { name: "content.xml" }])],
  [
    "a bomb of many parts",
    zip([...docxParts, ...Array.from({ length: 60 }, (_, n) => ({ name: `d${n}`, data: Buffer.alloc(MEGABYTE) }))]),
    "cv.docx",
  ],
  ["a bomb in an ODT", zip([...odtParts, { name: "stor", data: Buffer.alloc(51 * MEGABYTE) }]), "cv.odt"],
  ["too many parts", zip([...docxParts, ...Array.from({ length: 5000 }, (_, n) => ({ name: `d${n}` }))]), "cv.docx"],
  ["a part that leads out", zip([...docxParts, { name: "../../../etc/passwd", data: "x" }]), "cv.docx"],
  ["a part with a drive", zip([...docxParts, { name: "C:\\windows\\x" }]), "cv.docx"],
  ["a part with an absolute path", zip([...docxParts, { name: "/etc/x" }]), "cv.docx"],
  ["macros", zip(wordParts({ type: "application/vnd.ms-word.document.macroEnabled.main+xml" })), "cv.docx"],
  ["macros in an ODT", zip([...odtParts, { name: "Basic/script.xml" }]), "cv.odt"],
  ["scripts in an ODT", zip([...odtParts, { name: "Scripts/python/x.py" }]), "cv.odt"],
  ["an encrypted part", zip([...docxParts, { name: "x", flag: 1 }]), "cv.docx"],
  ["an archive cut off", zip(docxParts).subarray(0, 200), "cv.docx"],
  ["an archive behind a picture", zip(docxParts, { prefix: Buffer.from("GIF89a") }), "cv.docx"],
  ["a PDF's head alone", Buffer.from("%PDF-1.7")],
  ["just over 5 MB", Buffer.concat([pdf(), Buffer.alloc(5 * MEGABYTE)])],
  ["30 MB", Buffer.alloc(30 * MEGABYTE, "a")],
];

const refusedBodies: [string, () => Buffer, string?][] = [
  ["10,000 parts", () => body(...Array.from({ length: 10_000 }, (_, n) => fieldPart(`f${n}`, "x")))],
  ["two files", () => body(filePart(pdf()), filePart(pdf()))],
  ["a file in another field", () => body(filePart(pdf(), "x.pdf", "message"))],
  ["huge part headers", () => body(filePart(pdf(), "x.pdf", "cv", `X-Stor: ${"a".repeat(200_000)}\r\n`))],
  ["a field of 100 KB", () => body(fieldPart("message", "x".repeat(100_000)))],
  [
    "many fields of 100 KB together",
    () => body(...Array.from({ length: 50 }, () => fieldPart("message", "x".repeat(2000)))),
  ],
  ["a field name without end", () => body(fieldPart("x".repeat(10_000), "x"))],
  ["truncated multipart", () => body(filePart(pdf())).subarray(0, 300)],
  ["no closing boundary", () => body(filePart(pdf())).subarray(0, -END.length)],
  ["another boundary", () => body(filePart(pdf())), "multipart/form-data; boundary=annan"],
  ["no boundary", () => body(), "multipart/form-data"],
  ["JSON", () => Buffer.from('{"name":"x"}'), "application/json"],
  ["XML", () => Buffer.from("<x/>"), "text/xml"],
  ["nothing", () => Buffer.alloc(0)],
  ["70 MB", () => Buffer.alloc(70 * MEGABYTE)],
];

describe("hostile uploads", () => {
  it(`are ${refusedFiles.length + refusedBodies.length} here`, () => {
    expect(refusedFiles.length + refusedBodies.length).toBeGreaterThanOrEqual(45);
  });

  it.each(refusedFiles)("a file with %s is refused with a word of why", async (_name, bytes, name) => {
    const { status, text } = await post(body(filePart(bytes, name)));
    expect(status).toBe(422);
    expect(JSON.parse(text).errors.cv).toMatch(/^(Filen|PDF-filen) /);
  });

  it.each(refusedBodies)("a body with %s is refused", async (_name, make, type) => {
    const { status } = await post(make(), type);
    expect(status === 0 || (status >= 400 && status < 500), String(status)).toBe(true);
  });

  it("a line that is cut off stores nothing", async () => {
    const bytes = body(filePart(pdf()));
    await postCutOff(bytes.subarray(0, bytes.length / 2), bytes.length);
    await postCutOff(bytes, bytes.length + 1000);
  });

  it("a name that means harm becomes harmless, and is the only one stored", async () => {
    expect(await storedReferences(site)).toEqual([]);
    const { status } = await post(body(filePart(pdf(), "..\\..\\x%00.exe")));
    expect(status).toBe(200);
    expect(await storedReferences(site)).toHaveLength(1);
  });

  it("eight of 30 MB at once leave the server alive and its memory under 400 MB", async () => {
    const big = body(filePart(Buffer.alloc(30 * MEGABYTE, "a")));
    // To make it may take longer than the server keeps a line open: this process has to see first that one is closed.
    await new Promise((resolve) => setTimeout(resolve, 100));
    const answers = await Promise.all(Array.from({ length: 8 }, () => post(big)));
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(422));
    expect((await fetch(`${site.url}/api/health`)).status).toBe(200);
    console.log(`peak memory of the server: ${Math.round(peakMemory())} MB`);
    expect(peakMemory()).toBeLessThan(400);
  });

  it("eight that are made to cost memory and time leave room for a contact request within a second", async () => {
    const hostile = [
      Buffer.from(`%PDF-1.7\n${"[".repeat(4_900_000)}\ntrailer << /Root 1 0 R >>\n%%EOF`),
      Buffer.from(`%PDF-1.7\n${"<<".repeat(2_400_000)}\n%%EOF`),
      pdfWithHiddenObjects(Buffer.alloc(400 * MEGABYTE)),
      zip([...docxParts, ...Array.from({ length: 49 }, (_, n) => ({ name: `d${n}`, data: Buffer.alloc(MEGABYTE) }))]),
      zip(wordParts({ body: "<w:p><w:r><w:t>x</w:t></w:r></w:p>".repeat(1_000_000) })),
      zip(wordParts({ body: "<w:a>".repeat(2_000_000) })),
      Buffer.from(`%PDF-1.7\n${"1 0 obj << >> endobj\n".repeat(200_000)}trailer << /Root 1 0 R >>\n%%EOF`),
      pdf({ objects: `4 0 obj ${"(".repeat(4_000_000)} endobj` }),
    ];
    const uploads = Promise.all(hostile.map((bytes) => post(body(filePart(bytes)))));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const slowest: number[] = [];
    for (let count = 0; count < 5; count += 1) {
      const start = performance.now();
      expect(await sendOne(site)).toBeDefined();
      slowest.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
    const answers = await uploads;
    console.log(
      `hostile files: ${answers.map(({ status }) => status).join(" ")}; peak memory ${Math.round(peakMemory())} MB; contact requests meanwhile at most ${Math.round(Math.max(...slowest))} ms`,
    );
    expect(Math.max(...slowest)).toBeLessThan(1000);
    expect(peakMemory()).toBeLessThan(400);
    expect((await fetch(`${site.url}/api/health`)).status).toBe(200);
  });
});
