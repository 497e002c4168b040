import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { errorFacts, log } from "#lib/config/log.ts";
import { takeLock } from "./lock.ts";

/**
 * In DATA_DIR, while the site runs: which process owns its socket, which build it shows, how many times it has been
 * told to show another and has done so or could not, and who answers.
 */
const NOTE = "supervisor.json";
/** Held while the note is true: one that was left by a killed process may name a stranger's. */
const LOCK = "supervisor.lock";

const noteSchema = z.object({
  pid: z.int(),
  build: z.string().optional(),
  turns: z.int(),
  workers: z.array(z.int()),
});
type Note = z.infer<typeof noteSchema>;

/** Whether the site runs on this data. */
function isRunning(dataDir: string): boolean {
  const lock = path.join(dataDir, LOCK);
  if (!existsSync(lock)) return false;
  const unlock = takeLock(lock);
  unlock?.();
  return unlock === undefined;
}

/** The supervisor of the site that runs on this data, or undefined. */
export function runningSupervisor(dataDir: string): Note | undefined {
  const note = path.join(dataDir, NOTE);
  if (!existsSync(note) || !isRunning(dataDir)) return undefined;
  return noteSchema.safeParse(JSON.parse(readFileSync(note, "utf8"))).data;
}

export interface OwnNote {
  /** Tells `npm run publicera` how it stands. */
  write: (state: Omit<Note, "pid">) => void;
  remove: () => void;
}

/** The note of this process, which is the supervisor; undefined where another site runs on the same data. */
export function ownNote(dataDir: string): OwnNote | undefined {
  const note = path.join(dataDir, NOTE);
  const unlock = takeLock(path.join(dataDir, LOCK));
  if (!unlock) return undefined;
  rmSync(note, { force: true });
  return {
    write(state) {
      try {
        // Whoever reads it meanwhile reads the note of before, not half of this one.
        writeFileSync(`${note}.new`, JSON.stringify({ pid: process.pid, ...state }));
        renameSync(`${note}.new`, note);
      } catch (error) {
        // The disk may be full: the site goes on, only publishing does not hear of it.
        log.error(errorFacts(error), "supervisor.json could not be written");
      }
    },
    remove() {
      rmSync(note, { force: true });
      // Held until here: what nothing refers to is cleared away, and the lock with it.
      unlock();
    },
  };
}
