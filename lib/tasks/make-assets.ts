import { prepareFonts } from "#lib/build/fonts.ts";
import { preparePdfScript } from "#lib/build/pdf-script.ts";

/** A step of the build: makes what the framework is to find in files. */
await prepareFonts();
preparePdfScript();
