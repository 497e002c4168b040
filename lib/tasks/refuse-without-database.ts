import { existsSync } from "node:fs";
import path from "node:path";
import { readConfig } from "#lib/config/env.ts";
import { SQLITE_FILE } from "#lib/db/database.ts";

/** A mistyped DATA_DIR is told of, not filled. @throws Error in the words of whoever runs a command */
export function refuseWithoutDatabase(): void {
  const { DATABASE_URL, DATA_DIR } = readConfig();
  if (DATABASE_URL || existsSync(path.join(DATA_DIR, SQLITE_FILE))) return;
  throw new Error(`DATA_DIR: det finns ingen databas i ${DATA_DIR}. Har sajten startats med den?`);
}
