import { copyFileSync, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { readConfig } from "#lib/config/env.ts";
import { SECRET_FILE } from "#lib/config/secret.ts";
import { closeDatabase, database, SQLITE_FILE } from "#lib/db/database.ts";

/**
 * `npm run backup -- <folder>`: a consistent copy of the database, taken while the site runs, with the secret without
 * which CVs cannot be read. Keep it where nobody else can.
 */
process.umask(0o077);
const config = readConfig();
const folder = process.argv[2];
try {
  if (config.DATABASE_URL) throw new Error("PostgreSQL is backed up with pg_dump: see the README.");
  if (!folder) throw new Error("Name a folder: npm run backup -- backup/2026-11-24");
  const copy = path.resolve(folder, SQLITE_FILE);
  if (existsSync(copy)) throw new Error(`${copy} is there already. Name another folder.`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  await sql`vacuum into ${copy}`.execute(database());
  const secret = path.join(config.DATA_DIR, SECRET_FILE);
  if (existsSync(secret)) copyFileSync(secret, path.join(folder, SECRET_FILE));
  console.log(`${copy}${existsSync(secret) ? "" : " (the secret is in APP_SECRET: keep it too)"}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
