import { DatabaseSync } from "node:sqlite";

/** How long a lock may be looked at by others. */
const LOOK_MS = 500;

/**
 * Takes a lock that ends with its process, however that ends: SQLite holds it. Nothing is written in the file.
 * @returns ends the lock, and has to be kept as long as it is to hold; undefined where another process has it
 * @throws SQLite's error where the file cannot be made or opened
 */
export function takeLock(file: string): (() => void) | undefined {
  const lock = new DatabaseSync(file, { timeout: LOOK_MS });
  try {
    lock.exec("begin exclusive");
  } catch (error) {
    lock.close();
    if (error instanceof Error && error.message.includes("database is locked")) return undefined;
    throw error;
  }
  return () => lock.close();
}
