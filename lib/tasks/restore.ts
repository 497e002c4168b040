import { chmodSync, copyFileSync, existsSync } from "node:fs";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";
import { prepareDataDir, readConfig } from "#lib/config/env.ts";
import { SECRET_FILE } from "#lib/config/secret.ts";
import { SQLITE_FILE } from "#lib/db/database.ts";

/** `npm run restore -- <folder>`: puts a backup in place, into a DATA_DIR that has no database. Stop the site first. */
process.umask(0o077);
const config = readConfig();
const folder = process.argv[2];

/** Throws when the file is not a whole SQLite database. */
function assertWhole(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  const row = copy.prepare("pragma integrity_check").get();
  copy.close();
  if (row?.integrity_check !== "ok") throw new Error(`${file} is damaged.`);
}

try {
  if (config.DATABASE_URL) throw new Error("PostgreSQL is restored with pg_restore: see the README.");
  if (!folder) throw new Error("Name the backup's folder: npm run restore -- backup/2026-11-24");
  const copy = path.join(folder, SQLITE_FILE);
  if (!existsSync(copy)) throw new Error(`${copy} is not there.`);
  assertWhole(copy);
  prepareDataDir(config.DATA_DIR);
  const target = path.join(config.DATA_DIR, SQLITE_FILE);
  if (existsSync(target)) throw new Error(`${target} is there already. Move it away first.`);
  for (const name of [SECRET_FILE, SQLITE_FILE]) {
    const from = path.join(folder, name);
    if (!existsSync(from)) continue;
    copyFileSync(from, path.join(config.DATA_DIR, name));
    chmodSync(path.join(config.DATA_DIR, name), 0o600);
  }
  console.log(target);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
