import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { readConfig } from "#lib/config/env.ts";
import { errorText } from "#lib/config/log.ts";
import { SECRET_FILE } from "#lib/config/secret.ts";
import { SQLITE_FILE } from "#lib/db/database.ts";
import { ERASED_LIST } from "#lib/leads/erased-list.ts";
import { proveDatabase } from "./prove-database.ts";

/**
 * `npm run backup -- <folder>`: a consistent copy of the database, taken while the site runs, with the secret without
 * which CVs cannot be read. Keep it where nobody else can.
 */
process.umask(0o077);
try {
  const config = readConfig();
  const folder = process.argv[2];
  const live = path.join(config.DATA_DIR, SQLITE_FILE);
  if (config.DATABASE_URL) throw new Error("PostgreSQL is backed up with pg_dump: see the README.");
  if (!folder) throw new Error("Name a folder: npm run backup -- backup/2026-11-24");
  if (!existsSync(live)) throw new Error(`DATA_DIR: there is no database in ${config.DATA_DIR}.`);
  const copy = path.resolve(folder, SQLITE_FILE);
  if (existsSync(copy)) throw new Error(`${copy} is there already. Name another folder.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(live, { readOnly: true, timeout: 10_000 });
  const unfinished = `${copy}.new`;
  try {
    database.prepare("vacuum into ?").run(unfinished);
    renameSync(unfinished, copy);
  } finally {
    rmSync(unfinished, { force: true });
    database.close();
  }
  for (const name of [SECRET_FILE, ERASED_LIST]) {
    const from = path.join(config.DATA_DIR, name);
    if (existsSync(from)) copyFileSync(from, path.join(folder, name));
  }
  console.log(`${copy}\n${proveDatabase(copy)}`);
  if (config.APP_SECRET) console.log("The secret is in APP_SECRET: keep it too.");
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
}
