import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { firstTouchScript } from "#lib/http/first-touch.ts";
import { UnknownOutput } from "./seal.ts";

const manifestSchema = z.looseObject({
  rootMainFiles: z.array(z.string().regex(/^static\/chunks\/[\w.~-]+\.js$/)).min(1),
});

/**
 * Holds the framework's script back on the pages that seal.ts leaves it on, those with a form, until the form is
 * touched: the manifest of the build in `dist` names a small script in its place, which adds the framework's own at
 * that moment. Next has no option for it. Run by `npm run build`, after sealing.
 * @throws UnknownOutput when the manifest is not written as before
 */
export function holdScript(dist: string): void {
  const file = path.join(dist, "build-manifest.json");
  const manifest = manifestSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!manifest.success) throw new UnknownOutput(`${file}: the framework's files are not named as before`);
  const script = firstTouchScript(manifest.data.rootMainFiles.map((chunk) => `/_next/${chunk}`));
  const hash = createHash("sha256").update(script).digest("hex").slice(0, 12);
  const chunk = `static/chunks/first-touch-${hash}.js`;
  writeFileSync(path.join(dist, chunk), script);
  writeFileSync(file, JSON.stringify({ ...manifest.data, rootMainFiles: [chunk] }));
}
