import { getDocument, VerbosityLevel } from "pdfjs-dist";
import * as pdfjsWorker from "pdfjs-dist/build/pdf.worker.mjs";

/**
 * Draws the pages of a CV as pictures, in a frame without an origin (lib/http/pdf-frame.ts): what is in the file can be
 * seen there and reaches nothing. pdf.js runs no script that a file holds; forms, links and attachments are not offered.
 */

const MOST_PAGES = 30;
/** Wide enough to be read on any screen, small enough to be drawn. */
const WIDEST = 1600;
/** Of a page, and of a picture in it: more would only take memory. */
const MOST_PIXELS = 4_000_000;
const MOST_PIXELS_IN_PICTURE = 25_000_000;

const told = document.querySelector("p");

function tell(text: string): void {
  if (told) told.textContent = text;
}

/** The file's bytes, which stand in the page. */
function fileBytes(): Uint8Array {
  return Uint8Array.from(atob(document.querySelector("#fil")?.textContent ?? ""), (sign) => sign.charCodeAt(0));
}

async function draw(): Promise<void> {
  tell("Ritar …");
  // Found there, pdf.js starts no worker of its own, which a frame without an origin could not.
  Object.assign(globalThis, { pdfjsWorker });
  const file = await getDocument({
    data: fileBytes(),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    maxImageSize: MOST_PIXELS_IN_PICTURE,
    canvasMaxAreaInBytes: 4 * MOST_PIXELS,
  }).promise;
  const last = Math.min(file.numPages, MOST_PAGES);
  for (let number = 1; number <= last; number += 1) {
    tell(`Ritar sida ${number} av ${last} …`);
    const page = await file.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const asWideAs = Math.min(WIDEST, document.body.clientWidth * devicePixelRatio) / width;
    const viewport = page.getViewport({ scale: Math.min(asWideAs, Math.sqrt(MOST_PIXELS / (width * height))) });
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
    canvas.role = "img";
    canvas.ariaLabel = `Sida ${number} av ${file.numPages}`;
    document.body.append(canvas);
    await page.render({ canvas, viewport }).promise;
    page.cleanup();
  }
  tell(last < file.numPages ? `De första ${last} av ${file.numPages} sidor.` : "");
}

draw().catch(() => tell("Sidorna går inte att rita. Läs texten i stället."));
