import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { type Db, migrate, openDatabase } from "#lib/db/database.ts";

export interface TestDatabase {
  db: Db;
  /** Another connection to the same data, as a second instance would have. */
  open: () => Db;
  close: () => Promise<void>;
  /** What DATABASE_URL or a path would say. */
  url: string;
}

/** An empty SQLite database, migrated. What is written beside it goes to the same folder. */
export async function sqliteDatabase(): Promise<TestDatabase> {
  const directory = mkdtempSync(path.join(tmpdir(), "sqlite-"));
  const file = path.join(directory, "test.sqlite");
  process.env.DATA_DIR = directory;
  const db = openDatabase(file);
  await migrate(db);
  return {
    db,
    url: file,
    open: () => openDatabase(file),
    close: async () => {
      await db.destroy();
      rmSync(directory, { recursive: true });
    },
  };
}

/** An empty database of its own on this PostgreSQL server, migrated. */
export async function postgresDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(serverUrl);
  const admin = new pg.Client(url.href);
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  url.pathname = `/${name}`;
  process.env.DATA_DIR = mkdtempSync(path.join(tmpdir(), "postgres-data-"));
  const db = openDatabase(url.href);
  await migrate(db);
  return { db, url: url.href, open: () => openDatabase(url.href), close: () => db.destroy() };
}
