import { createHash } from "node:crypto";
import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { changeClientManifest } from "./client-manifest.ts";
import { readJson, UnknownOutput } from "./next-output.ts";
import { smallScript } from "./small-script.ts";

/**
 * Holds script back on the pages that are drawn for each visitor, those with a form, until the form is touched. Next has
 * no option for it. Run by `npm run build`, before the static site is written; it changes what the build in `dist` says
 * of its scripts: a small one stands for the framework's own and adds them at that moment, and they in turn ask for the
 * page's.
 * @throws UnknownOutput when the build is not written as before
 */
export function holdScript(dist: string): void {
  holdFramework(dist);
  for (const file of globSync("server/app/**/page_client-reference-manifest.js", { cwd: dist })) {
    changeClientManifest(path.join(dist, file), { moduleLoading: null, entryJSFiles: {} });
  }
}

const buildSchema = z.looseObject({
  rootMainFiles: z.array(z.string().regex(/^static\/chunks\/[\w.~-]+\.js$/)).min(1),
});

function holdFramework(dist: string): void {
  const file = path.join(dist, "build-manifest.json");
  const manifest = buildSchema.safeParse(readJson(file));
  if (!manifest.success) throw new UnknownOutput(`${file}: the framework's files are not named as before`);
  const script = smallScript("first-touch", { FILES: manifest.data.rootMainFiles.map((chunk) => `/_next/${chunk}`) });
  const hash = createHash("sha256").update(script).digest("hex").slice(0, 12);
  const chunk = `static/chunks/first-touch-${hash}.js`;
  writeFileSync(path.join(dist, chunk), script);
  writeFileSync(file, JSON.stringify({ ...manifest.data, rootMainFiles: [chunk] }));
}
