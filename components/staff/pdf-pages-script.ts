import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
  VerbosityLevel,
} from "pdfjs-dist/legacy/build/pdf.mjs";

/**
 * Draws the pages of a CV as pictures, in a frame without an origin (lib/http/pdf-frame.ts): what is in the file can be
 * seen there and reaches nothing. pdf.js runs no script that a file holds; forms, links and attachments are not offered.
 * It reads and draws in workers, which are ended when a page takes too long: a small file can ask for endless work.
 */

/**
 * The text of pdf.js's workers, put here by lib/build/pdf-script.ts: the frame may start none from a file, nor one that
 * is a module.
 */
declare const PDF_READER: string;
declare const PDF_RENDERER: string;

/** To read the file, or to draw a page, in milliseconds: longer than honest ones take on a slow telephone. */
const PATIENCE = 15_000;
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

function startWorker(text: string): Worker {
  return new Worker(URL.createObjectURL(new Blob([text], { type: "text/javascript" })));
}

/** What comes of it. Rejects when it takes longer than `PATIENCE`. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(reject, PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

// pdf.js waits for the frame to be seen before each step, and the time would run out while somebody reads the text.
window.requestAnimationFrame = (step) => window.setTimeout(() => step(performance.now()));

const workers: Worker[] = [];
let drawn = 0;

async function drawPage(file: PDFDocumentProxy, number: number): Promise<void> {
  const page = await file.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const asWideAs = Math.min(WIDEST, document.body.clientWidth * devicePixelRatio) / width;
  const viewport = page.getViewport({ scale: Math.min(asWideAs, Math.sqrt(MOST_PIXELS / (width * height))) });
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [Math.floor(viewport.width), Math.floor(viewport.height)];
  canvas.role = "img";
  canvas.ariaLabel = `Sida ${number} av ${file.numPages}`;
  document.body.append(canvas);
  const drawing = page.render({ canvas, viewport });
  // Without its worker pdf.js would draw here, where nothing can end it.
  drawing.onContinue = (goOn: () => void) => (drawing.isWorkerRendering ? goOn() : drawing.cancel());
  await drawing.promise;
  page.cleanup();
}

async function draw(): Promise<void> {
  tell("Ritar …");
  workers.push(startWorker(PDF_READER), startWorker(PDF_RENDERER));
  const [reader = null, ...renderers] = workers;
  GlobalWorkerOptions.workerPort = reader;
  GlobalWorkerOptions.rendererPorts = renderers;
  const reading = getDocument({
    data: fileBytes(),
    verbosity: VerbosityLevel.ERRORS,
    enableXfa: false,
    useSystemFonts: true,
    useWasm: false,
    useWorkerFetch: false,
    maxImageSize: MOST_PIXELS_IN_PICTURE,
    canvasMaxAreaInBytes: 4 * MOST_PIXELS,
  });
  const file = await inTime(reading.promise);
  const last = Math.min(file.numPages, MOST_PAGES);
  for (let number = 1; number <= last; number += 1) {
    tell(`Ritar sida ${number} av ${last} …`);
    await inTime(drawPage(file, number));
    drawn = number;
  }
  tell(last < file.numPages ? `De första ${last} av ${file.numPages} sidor.` : "");
}

draw()
  .catch(() => {
    document.querySelectorAll("canvas")[drawn]?.remove();
    tell(`${drawn === 0 ? "Sidorna" : "Resten av sidorna"} går inte att rita. Läs texten i stället.`);
  })
  .finally(() => {
    for (const worker of workers) worker.terminate();
  });
