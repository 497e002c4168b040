import { spawn, spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { addGuides, copyProject } from "#tests/support/project-copy.ts";

const SIZES = [10, 100, 1000];

/** The memory of a process and all that it has started, in MB; what they share is counted once (Linux). */
function memoryOf(root: number): number {
  const numberIn = (pid: number, file: string, key: string): number => {
    try {
      return Number(new RegExp(`^${key}:\\s+(\\d+)`, "m").exec(readFileSync(`/proc/${pid}/${file}`, "utf8"))?.[1] ?? 0);
    } catch {
      return 0; // ended meanwhile
    }
  };
  const pids = readdirSync("/proc").filter((entry) => /^\d+$/.test(entry));
  const parents = new Map(pids.map((pid) => [Number(pid), numberIn(Number(pid), "status", "PPid")]));
  const isOurs = (pid: number): boolean => pid === root || (pid > 1 && isOurs(parents.get(pid) ?? 0));
  let kilobytes = 0;
  for (const pid of parents.keys()) if (isOurs(pid)) kilobytes += numberIn(pid, "smaps_rollup", "Pss");
  return Math.round(kilobytes / 1024);
}

/** Builds, and tells how long it took and what all its processes held together. */
async function timedBuild(folder: string): Promise<Record<string, number>> {
  const begun = performance.now();
  const build = spawn(process.execPath, ["lib/tasks/run-build.ts"], { cwd: folder, stdio: "ignore" });
  let most = 0;
  // To look takes a twentieth of a second, from what is measured.
  const watch = setInterval(() => {
    most = Math.max(most, memoryOf(build.pid ?? 0));
  }, 2000);
  const code = await new Promise((resolve) => build.once("exit", resolve));
  clearInterval(watch);
  if (code !== 0) throw new Error(`the build in ${folder} failed`);
  return { seconds: Math.round((performance.now() - begun) / 1000), "MB at most": most };
}

/** How long searches take in what was built. */
function timedSearches(folder: string): Record<string, number> {
  const env = { ...process.env, NODE_ENV: "production" as const };
  const { stdout, status } = spawnSync(process.execPath, ["tests/bench/search-time.ts"], { cwd: folder, env });
  if (status !== 0) throw new Error(`no search in ${folder}`);
  return z.record(z.string(), z.number()).parse(JSON.parse(stdout.toString()));
}

/**
 * How long a build takes and what it holds in memory at 10, 100 and 1,000 guides more, and after one was changed; how long
 * a search then takes.
 */
export async function benchGrowth(): Promise<Record<string, Record<string, number>>> {
  const rows: Record<string, Record<string, number>> = {};
  for (const guides of SIZES) {
    const folder = copyProject({ cached: false });
    addGuides(folder, guides);
    rows[`${guides} guides more`] = { ...(await timedBuild(folder)), ...timedSearches(folder) };
    const changed = path.join(folder, "content/guider/prov-1.mdx");
    writeFileSync(changed, readFileSync(changed, "utf8").replace("nummer 1", "nummer ett"));
    rows[`${guides} guides more, one changed`] = await timedBuild(folder);
    rmSync(folder, { recursive: true, force: true });
  }
  console.log("\nBuild, whole: from an empty folder, and after that with one guide changed");
  console.table(rows);
  return rows;
}
