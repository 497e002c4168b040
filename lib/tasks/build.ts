import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { readConfig } from "#lib/config/env.ts";
import { BUILD_FOLDER, BuildFailed, freeSlot, moveBuild, pathWithThisNode } from "./build-info.ts";
import { lockBuild } from "./build-lock.ts";
import { sourceHash } from "./source-hash.ts";
import { runningSupervisor } from "./supervisor.ts";

/** Where the check leaves what it has parsed for the steps after it. */
const KEPT = path.resolve(BUILD_FOLDER, "cache/texts");

/**
 * Two processes draw the pages, and each would let its garbage grow to a gigabyte before it clears it away. What they need
 * is 150 MB and 60 more for a thousand texts. As a share of the machine's memory, since Next takes the option that
 * says megabytes away from them.
 */
function nodeOptions(): string {
  const { NODE_OPTIONS = "" } = process.env;
  // Whoever has set another knows better.
  if (/max.old.space.size/.test(NODE_OPTIONS)) return NODE_OPTIONS;
  const megabytes = 300 + globSync("content/**/*.mdx").length / 8;
  const all = Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, os.totalmem()) / 2 ** 20;
  return `${NODE_OPTIONS} --max-old-space-size-percentage=${Math.min(100, (100 * megabytes) / all).toFixed(2)}`.trim();
}

const environment = () => ({
  ...process.env,
  PATH: pathWithThisNode(),
  NODE_ENV: "production" as const,
  NEXT_TELEMETRY_DISABLED: "1",
  KEPT_TEXTS: KEPT,
  // Most of the steps read the same modules, and so does the next build.
  NODE_COMPILE_CACHE: path.resolve(BUILD_FOLDER, "cache/modules"),
  NODE_OPTIONS: nodeOptions(),
});

/**
 * Runs a step in a process of its own, which takes what it needs of memory with it.
 * @param failure what to say when it fails, after it has printed why
 * @throws BuildFailed
 */
async function run(failure: string, ...command: string[]): Promise<void> {
  const step = spawn(process.execPath, command, { stdio: "inherit", env: environment() });
  const [status] = await once(step, "exit");
  if (status !== 0) throw new BuildFailed(failure);
}

/**
 * Runs a step beside the check of the content, and stops it when the check fails. What it prints waits for the check: its
 * words on a mistake would stand in the way of those that are meant for an editor.
 * @throws what the check has failed with, otherwise as `run`
 */
async function runBeside(checked: Promise<void>, failure: string, ...command: string[]): Promise<void> {
  const step = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"], env: environment() });
  for (const [from, to] of [[step.stdout, process.stdout] as const, [step.stderr, process.stderr] as const]) {
    from.on("data", (chunk: Buffer) => {
      checked.then(
        () => to.write(chunk),
        () => undefined,
      );
    });
  }
  checked.catch(() => step.kill());
  const [status] = await once(step, "close");
  await checked;
  if (status !== 0) throw new BuildFailed(failure);
}

/** Waits for steps that need nothing of each other, to the end of the last. @throws BuildFailed when one of them failed */
async function together(...steps: Promise<void>[]): Promise<void> {
  for (const result of await Promise.allSettled(steps)) if (result.status === "rejected") throw result.reason;
}

const nextBuildStep = (mode: "compile" | "generate") =>
  [
    `next build failed (${mode})`,
    "node_modules/next/dist/bin/next",
    "build",
    "--experimental-build-mode",
    mode,
  ] as const;

/**
 * Checks the content, builds, seals, writes the static site and the search index, and notes what was built.
 * The build that is shown stays untouched.
 * @returns the folder of the new build
 * @throws BuildFailed after printing why
 */
export async function build(): Promise<string> {
  const unlock = lockBuild();
  try {
    return await buildInSteps();
  } finally {
    unlock();
  }
}

async function buildInSteps(): Promise<string> {
  // A file server runs as another user, and what goes out to everybody is no secret.
  process.umask(0o022);
  // Of before: what is saved while the build runs is not in it for certain.
  const source = sourceHash();
  rmSync(KEPT, { recursive: true, force: true });
  mkdirSync(KEPT, { recursive: true });
  const checked = run("Inget nytt bygge. Varför står ovanför.", "lib/tasks/check-content.ts").then(
    () => void readConfig(), // it may take an address from content/, which has now been checked
  );
  const assets = run("fonts and scripts could not be made", "lib/tasks/make-assets.ts");
  await together(
    checked,
    assets.then(() => runBeside(checked, ...nextBuildStep("compile"))),
  );
  // The bundler holds a gigabyte as long as its process lives; the pages are drawn after it.
  await run(...nextBuildStep("generate"));
  await together(
    run("the build could not be sealed", "lib/tasks/seal-build.ts", source),
    run("the search index could not be made", "lib/tasks/index-build.ts"),
  );
  const folder = freeSlot(runningSupervisor(readConfig().DATA_DIR)?.build);
  moveBuild(folder);
  rmSync(KEPT, { recursive: true, force: true });
  return folder;
}
