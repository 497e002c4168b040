import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const NOT_COPIED = /^(node_modules|data|\.git|\.next.*)$/;
/** What the framework keeps from build to build: with it, the first build of a copy takes little more than half as long. */
const BUILD_CACHE = ".next/cache";

/**
 * A copy of the project as it lies here, committed or not, in a folder of its own, to build and to change.
 * @param cached whether it has what is kept from build to build, where there is any
 */
export function copyProject({ cached = true } = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kopia-"));
  cpSync(".", folder, { recursive: true, filter: (file) => !NOT_COPIED.test(file) });
  if (cached && existsSync(BUILD_CACHE)) cpSync(BUILD_CACHE, path.join(folder, BUILD_CACHE), { recursive: true });
  spawnSync("sh", ["-c", `cp -al node_modules "${folder}/" || cp -a node_modules "${folder}/"`]);
  return folder;
}

/** Adds so many guides to a copy, each as long as the longest, at /guider/prov-0 and on. */
export function addGuides(folder: string, count: number): void {
  const text = readFileSync("content/guider/e-commerce-manager.mdx", "utf8");
  for (let number = 0; number < count; number += 1) {
    const guide = text
      .replace(/^titel: .*$/m, `titel: "Provguide nummer ${number}"`)
      .replace(/^rubrik: .*$/m, `rubrik: "Provguide nummer ${number}"`)
      .replace(/^ordning: .*$/m, `ordning: ${100 + number}`);
    writeFileSync(path.join(folder, `content/guider/prov-${number}.mdx`), guide);
  }
}
