import { constants, copyFileSync, existsSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { prepareDataDir, readConfig } from "#lib/config/env.ts";
import { errorText } from "#lib/config/log.ts";
import { SECRET_FILE } from "#lib/config/secret.ts";
import { closeDatabase, database, migrate, SQLITE_FILE } from "#lib/db/database.ts";
import { deleteAllDrafts } from "#lib/forms/drafts.ts";
import { eraseAgain } from "#lib/leads/erase.ts";
import { ERASED_LIST } from "#lib/leads/erased-list.ts";
import { proveDatabase } from "./prove-database.ts";

/**
 * `npm run restore -- <folder>`: puts a backup in place, into a DATA_DIR that has no database. Stop the site first.
 * Whoever was erased since the backup stays erased, by the list that lies in DATA_DIR.
 */

/** The database and what SQLite keeps beside it: only together are they whole. */
function refuseToWriteOver(directory: string): void {
  const files = ["", "-wal", "-shm"].map((ending) => path.join(directory, SQLITE_FILE + ending));
  const there = files.filter((file) => existsSync(file));
  if (there.length === 0) return;
  throw new Error(
    `There is a database in ${directory} already. Stop the site and move these files away together, to one folder: ${files.join(", ")}. There now: ${there.join(", ")}.`,
  );
}

/** CVs are read with the secret that they were written with. */
function refuseOtherSecret(folder: string, directory: string): void {
  const [from, to] = [path.join(folder, SECRET_FILE), path.join(directory, SECRET_FILE)];
  if (!existsSync(from) || !existsSync(to) || readFileSync(from).equals(readFileSync(to))) return;
  throw new Error(`${to} is another secret than the backup's. Move it away first; the backup's is then used.`);
}

/** Copies under another name first: what stands under its own name is whole. */
function putInPlace(from: string, to: string): void {
  const temporary = `${to}.new`;
  rmSync(temporary, { force: true });
  copyFileSync(from, temporary, constants.COPYFILE_EXCL);
  renameSync(temporary, to);
}

process.umask(0o077);
try {
  const config = readConfig();
  const folder = process.argv[2];
  if (config.DATABASE_URL) throw new Error("PostgreSQL is restored with pg_restore: see the README.");
  if (!folder) throw new Error("Name the backup's folder: npm run restore -- backup/2026-11-24");
  const copy = path.join(folder, SQLITE_FILE);
  if (!existsSync(copy)) throw new Error(`${copy} is not there.`);
  proveDatabase(copy);
  prepareDataDir(config.DATA_DIR);
  refuseToWriteOver(config.DATA_DIR);
  refuseOtherSecret(folder, config.DATA_DIR);
  const target = path.join(config.DATA_DIR, SQLITE_FILE);
  for (const name of [SECRET_FILE, ERASED_LIST]) {
    const [from, to] = [path.join(folder, name), path.join(config.DATA_DIR, name)];
    // What lies in DATA_DIR is newer than the backup: it stays.
    if (existsSync(from) && !existsSync(to)) putInPlace(from, to);
  }
  putInPlace(copy, target);
  await migrate(database());
  await database().transaction().execute(deleteAllDrafts);
  const back = await eraseAgain(database());
  await closeDatabase();
  console.log(`${target}\n${proveDatabase(target)}`);
  if (back > 0) console.log(`${back} leads that had been erased since the backup were erased again.`);
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
  await closeDatabase();
}
