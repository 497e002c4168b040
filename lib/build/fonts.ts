import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import subsetFont from "subset-font";

/** Where app/typefaces.css finds the typefaces. */
const FOLDER = ".fonts";

const typefaces = {
  "serif.woff2": "node_modules/@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff2",
  "sans.woff2": "node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2",
};

const ASCII = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");

/** What Swedish and English need, accents of common names, and the signs that our texts use. Others fall back. */
const LETTERS = `${ASCII}\u00a0\u00adåäöÅÄÖéÉèÈêëáÁàíóôúüÜñçæøÆØ§°²³½·¹×÷«»–—‘’“”„•…€→−`;

/** Kerning, ligatures and figures of one width. */
const FEATURES = ["kern", "liga", "tnum"];

/** Makes the typefaces of the pages: the kept ones, with the letters that are used. */
export async function prepareFonts(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, source] of Object.entries(typefaces)) {
    const made = await subsetFont(readFileSync(source), LETTERS, { targetFormat: "woff2", keepFeatures: FEATURES });
    writeFileSync(path.join(FOLDER, name), made);
  }
}
