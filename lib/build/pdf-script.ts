import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { PDF_SCRIPT } from "#lib/http/pdf-frame.ts";
import { smallScript } from "./small-script.ts";

/** Makes the script that draws a CV's pages. In a file, since it is too large to be handed to the framework as text. */
export function preparePdfScript(): void {
  mkdirSync(path.dirname(PDF_SCRIPT), { recursive: true });
  writeFileSync(
    PDF_SCRIPT,
    smallScript("pdf-pages", { PDF_READER: smallScript("pdf-reader"), PDF_RENDERER: smallScript("pdf-renderer") }),
  );
}
