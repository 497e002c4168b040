import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { prepareFonts } from "#lib/build/fonts.ts";
import { holdScript } from "#lib/build/hold-script.ts";
import { pageSealer, refuseClientComponents, sealNotFound } from "#lib/build/seal.ts";
import { writeStaticSite } from "#lib/build/static-site.ts";
import { readConfig } from "#lib/config/env.ts";
import { checkTexts } from "#lib/content/check.ts";
import { checkData } from "#lib/content/check-data.ts";
import { formatProblem } from "#lib/content/problem.ts";
import { DIST, noteBuild, pathWithThisNode } from "./build-info.ts";
import { sourceHash } from "./source-hash.ts";

/** The build failed; what was wrong has been printed. */
export class BuildFailed extends Error {
  override name = "BuildFailed";
}

/**
 * Checks the content, builds, seals, holds script back and notes what was built.
 * @throws BuildFailed after printing why
 */
export async function build(): Promise<void> {
  const problems = [...checkTexts(), ...checkData()];
  if (problems.length > 0) {
    for (const problem of problems) console.error(formatProblem(problem));
    throw new BuildFailed(`${problems.length} fel i innehållet`);
  }
  await prepareFonts();
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
  refuseClientComponents(DIST);
  holdScript(DIST);
  const seal = pageSealer((file) => readFileSync(path.join(DIST, file), "utf8"));
  const { files, pages } = await writeStaticSite(DIST, seal);
  sealNotFound(DIST, seal);
  console.log(`Sealed ${pages} pages: no framework script. Wrote ${files} static files.`);
  noteBuild({ source, siteUrl });
}
