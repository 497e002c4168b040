import { DatabaseSync } from "node:sqlite";
import { BuildFailed } from "./build-info.ts";

/** SQLite holds a lock on it that ends with its process, however that ends. Nothing is written. */
const LOCK = ".next-lock";

const reasons: readonly (readonly [RegExp, string])[] = [
  [/database is locked/, "Ett annat bygge pågår. Försök igen när det är klart."],
  [/unable to open|readonly/, "Sajtens mapp kan inte skrivas av den användare som bygger."],
];

function refusal(error: unknown): unknown {
  const said = error instanceof Error ? error.message : "";
  const [, reason] = reasons.find(([pattern]) => pattern.test(said)) ?? [];
  return reason ? new BuildFailed(reason) : error;
}

/**
 * Sees to it that one build is made at a time: they share Next's folder.
 * @returns ends the lock
 * @throws BuildFailed when another is under way, or where nothing can be written
 */
export function lockBuild(): () => void {
  let lock: DatabaseSync | undefined;
  try {
    lock = new DatabaseSync(LOCK);
    lock.exec("begin exclusive");
  } catch (error) {
    lock?.close();
    throw refusal(error);
  }
  return () => lock?.close();
}
