import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs another file of this folder in a process of its own, which takes what it needs of memory with it. What it prints
 * goes by way of this process, which outlives the readers of its log (prepare.ts): the task and its own steps would not.
 * @returns its exit code, or null when a signal ended it
 * @throws the system's error when it cannot be started
 */
export async function runTask(file: `${string}.ts`): Promise<number | null> {
  const task = spawn(process.execPath, [`lib/tasks/${file}`], { stdio: ["ignore", "pipe", "pipe"] });
  task.stdout.on("data", (chunk: Buffer) => process.stdout.write(chunk));
  task.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  const [code] = await once(task, "close");
  return code;
}
