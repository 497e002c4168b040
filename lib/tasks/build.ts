import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareFonts } from "#lib/build/fonts.ts";
import { holdScript } from "#lib/build/hold-script.ts";
import { preparePdfScript } from "#lib/build/pdf-script.ts";
import { pageSealer, refuseClientComponents } from "#lib/build/seal.ts";
import { writeSearchIndex } from "#lib/build/search-index.ts";
import { writeStaticSite } from "#lib/build/static-site.ts";
import { readConfig } from "#lib/config/env.ts";
import { checkAll } from "#lib/content/check-all.ts";
import { nextPublication } from "#lib/content/library.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { BUILD_FOLDER, currentBuild, freeSlot, moveBuild, noteBuild, pathWithThisNode } from "./build-info.ts";
import { sourceHash } from "./source-hash.ts";

/** The build failed; what was wrong has been printed. */
export class BuildFailed extends Error {
  override name = "BuildFailed";
}

/**
 * Checks the content, builds, holds script back, writes the static site and the search index, and notes what was built.
 * The build that is shown stays untouched.
 * @returns the folder of the new build
 * @throws BuildFailed after printing why
 */
export async function build(): Promise<string> {
  const problems = checkAll();
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    throw new BuildFailed(`${problems.length} fel i innehållet`);
  }
  await prepareFonts();
  preparePdfScript();
  const source = sourceHash();
  const { SITE_URL: siteUrl } = readConfig();
  const next = spawnSync(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: pathWithThisNode(),
      SITE_URL: siteUrl,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
    },
  });
  if (next.status !== 0) throw new BuildFailed("next build failed");
  refuseClientComponents(BUILD_FOLDER);
  holdScript(BUILD_FOLDER);
  const seal = pageSealer((file) => readFileSync(path.join(BUILD_FOLDER, file), "utf8"));
  const { files, pages } = await writeStaticSite(BUILD_FOLDER, seal, currentBuild());
  writeSearchIndex(BUILD_FOLDER);
  console.log(`Sealed ${pages} pages: no framework script. Wrote ${files} static files.`);

  const folder = freeSlot();
  moveBuild(folder);
  noteBuild(folder, { source, siteUrl, nextPublication: nextPublication() });
  return folder;
}
