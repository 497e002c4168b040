import { BuildFailed } from "./build-info.ts";
import { takeLock } from "./lock.ts";

const LOCK = ".next-lock";

/**
 * Sees to it that one build is made at a time: they share Next's folder.
 * @returns ends the lock
 * @throws BuildFailed when another is under way, or where nothing can be written
 */
export function lockBuild(): () => void {
  let unlock: ReturnType<typeof takeLock>;
  try {
    unlock = takeLock(LOCK);
  } catch (error) {
    if (error instanceof Error && /unable to open|readonly/.test(error.message))
      throw new BuildFailed("Sajtens mapp kan inte skrivas av den användare som bygger.");
    throw error;
  }
  if (unlock) return unlock;
  throw new BuildFailed("Ett annat bygge pågår. Försök igen när det är klart.");
}
