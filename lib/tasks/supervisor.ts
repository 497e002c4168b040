import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/**
 * In DATA_DIR, while the site runs: which process owns its socket, which build it shows, how many times it has been
 * told to show another and has done so or could not, and who answers.
 */
export const SUPERVISOR_FILE = "supervisor.json";

const stateSchema = z.object({
  pid: z.int(),
  build: z.string().optional(),
  turns: z.int(),
  workers: z.array(z.int()),
});

/** The supervisor of the site that runs on this data, or undefined. */
export function runningSupervisor(dataDir: string): z.infer<typeof stateSchema> | undefined {
  const file = path.join(dataDir, SUPERVISOR_FILE);
  if (!existsSync(file)) return undefined;
  const { data } = stateSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!data) return undefined;
  try {
    process.kill(data.pid, 0);
    return data;
  } catch {
    return undefined; // it was killed and left its note
  }
}
