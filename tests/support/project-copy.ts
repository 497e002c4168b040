import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const NOT_COPIED = /^(node_modules|data|\.git|\.next.*)$/;

/** A copy of the project as it lies here, committed or not, in a folder of its own, to build and to change. */
export function copyProject(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "kopia-"));
  cpSync(".", folder, { recursive: true, filter: (file) => !NOT_COPIED.test(file) });
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
