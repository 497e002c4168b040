import { readFileSync } from "node:fs";
import path from "node:path";
import { writeDrawnStyles } from "#lib/build/drawn-styles.ts";
import { holdScript } from "#lib/build/hold-script.ts";
import { pageSealer, refuseClientComponents } from "#lib/build/seal.ts";
import { writeStaticSite } from "#lib/build/static-site.ts";
import { writeToolBodies } from "#lib/build/tool-bodies.ts";
import { readConfig } from "#lib/config/env.ts";
import { nextPublication } from "#lib/content/library.ts";
import { BUILD_FOLDER, currentBuild, noteBuild } from "./build-info.ts";

/** A step of the build: makes the site out of what Next has made, and notes what it was made from (argument: its hash). */
const [source = ""] = process.argv.slice(2);

refuseClientComponents(BUILD_FOLDER);
holdScript(BUILD_FOLDER);
writeDrawnStyles(BUILD_FOLDER);
await writeToolBodies(BUILD_FOLDER);
const seal = pageSealer((file) => readFileSync(path.join(BUILD_FOLDER, file), "utf8"));
const { files, pages } = await writeStaticSite(BUILD_FOLDER, seal, currentBuild());
console.log(`Sealed ${pages} pages: no framework script. Wrote ${files} static files.`);

noteBuild(BUILD_FOLDER, { source, siteUrl: readConfig().SITE_URL, nextPublication: nextPublication() });
