import { DatabaseSync } from "node:sqlite";
import { BuildFailed } from "./build-info.ts";

/** SQLite holds a lock on it that ends with its process, however that ends. Nothing is written. */
const LOCK = ".next-lock";

/**
 * Sees to it that one build is made at a time: they share Next's folder.
 * @returns ends the lock
 * @throws BuildFailed when another is under way
 */
export function lockBuild(): () => void {
  const lock = new DatabaseSync(LOCK);
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && /database is locked/.test(error.message))
      throw new BuildFailed("Ett annat bygge pågår. Försök igen när det är klart.");
    throw error;
  }
  return () => lock.close();
}
