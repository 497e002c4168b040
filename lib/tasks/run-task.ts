import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Runs another file of this folder in a process of its own, which takes what it needs of memory with it. What it prints
 * goes by way of this process, which outlives the readers of its log (prepare.ts): the task and its own steps would not.
 * It ends when this process does, its own steps too.
 * @returns its exit code, or null when a signal ended it
 * @throws the system's error when it cannot be started
 */
export async function runTask(file: `${string}.ts`): Promise<number | null> {
  const task = spawn(process.execPath, [`lib/tasks/${file}`], {
    stdio: ["ignore", "pipe", "pipe"],
    // A group of its own, so that it can be ended with all that it has started.
    detached: true,
  });
  const endWithUs = () => {
    if (task.pid && task.exitCode === null) process.kill(-task.pid, "SIGTERM");
  };
  process.once("exit", endWithUs);
  task.stdout.on("data", (chunk: Buffer) => process.stdout.write(chunk));
  task.stderr.on("data", (chunk: Buffer) => process.stderr.write(chunk));
  const [code] = await once(task, "close");
  process.off("exit", endWithUs);
  return code;
}
