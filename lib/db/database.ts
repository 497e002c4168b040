import { Socket } from "node:net";
import path from "node:path";
import { CompiledQuery, type DatabaseConnection, Kysely, PostgresDialect, sql, type Transaction } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { prepareDataDir, readConfig } from "#lib/config/env.ts";
import { migrations } from "./migrations.ts";
import type { Database } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

export type Db = Kysely<Database>;
/** Where a caller must be in a transaction. */
export type Trx = Transaction<Database>;
/** The name of the SQLite file in DATA_DIR. */
export const SQLITE_FILE = "sajt.sqlite";

/**
 * A server that is asked and says nothing for so long is gone: to the system its line would look alive for a quarter of
 * an hour. Visitors are told before a proxy gives up, which is usually after a minute.
 */
const LONGEST_SILENCE_MS = 20_000;

/** PostgreSQL gives up sooner than we do: what waits for a lock does not see that its line is gone. */
const GIVE_UP = "set lock_timeout = '15s'; set idle_in_transaction_session_timeout = '60s'";

/**
 * Opens a database: a PostgreSQL address (`postgres://…`) or the path of an SQLite file.
 * @param forVisitors whether nothing may take longer than a visitor waits; otherwise it takes as long as it takes
 */
export function openDatabase(target: string, { forVisitors = false } = {}): Db {
  if (!/^postgres(ql)?:/.test(target)) return new Kysely<Database>({ dialect: sqliteDialect(target) });
  const pool = new pg.Pool({
    connectionString: target,
    max: 10,
    connectionTimeoutMillis: 5000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // A line that breaks is told to whoever asked over it. Without a listener here it would end the process, too.
  pool.on("error", () => {});
  pool.on("connect", (client) => {
    client.on("error", () => {});
    const { stream } = client.connection;
    if (!forVisitors || !(stream instanceof Socket)) return;
    stream.setTimeout(LONGEST_SILENCE_MS, () => stream.destroy(new Error("the database server says nothing")));
  });
  const onCreateConnection = async (connection: DatabaseConnection) => {
    if (forVisitors) await connection.executeQuery(CompiledQuery.raw(GIVE_UP));
  };
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool, onCreateConnection }) });
}

/** Whether this database is PostgreSQL: the one place where its row locks are asked for. */
export function isPostgres(db: Db): boolean {
  return db.getExecutor().adapter.supportsMultipleConnections !== false;
}

/** Holds up other transactions that ask for the same name until this one ends. SQLite has one writer at a time. */
export async function lockByName(trx: Trx, name: string): Promise<void> {
  if (isPostgres(trx)) await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(trx);
}

/**
 * Brings the tables up to date. Several instances may call it at once, and any may be killed: it is one transaction
 * under one lock.
 */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results = [] } = await migrator.migrateToLatest();
  if (error) throw error;
  // A migration copies rows; what it copied them from must not be left in the file.
  const changed = results.length > 0 && results.length < Object.keys(migrations).length;
  if (changed && !isPostgres(db)) {
    await sql`vacuum`.execute(db);
    await emptyLog(db);
  }
}

/**
 * Sees to it that what was just erased is not left in SQLite's log of recent writes. While somebody else reads, the
 * log cannot be emptied; then false, and it is to be tried again.
 */
export async function emptyLog(db: Db): Promise<boolean> {
  if (isPostgres(db)) return true;
  const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(db);
  return rows[0]?.busy === 0;
}

/** The configured database's address: `DATABASE_URL`, or the SQLite file in `DATA_DIR` (made if needed). */
function databaseTarget(): string {
  const config = readConfig();
  if (config.DATABASE_URL) return config.DATABASE_URL;
  prepareDataDir(config.DATA_DIR);
  return path.join(/* turbopackIgnore: true */ config.DATA_DIR, SQLITE_FILE);
}

// The server and the bundled routes load this file apart from each other, yet share one connection.
const KEY = Symbol.for("rekryteringssajt.database");
const shared: typeof globalThis & { [KEY]?: Db } = globalThis;

/** The process's database, opened on first use. */
export function database(): Db {
  shared[KEY] ??= openDatabase(databaseTarget());
  return shared[KEY];
}

/** Brings the process's database up to date, however long it takes, and opens it for visitors. */
export async function openForVisitors(): Promise<void> {
  const target = databaseTarget();
  const patient = openDatabase(target);
  try {
    await migrate(patient);
  } finally {
    await patient.destroy();
  }
  shared[KEY] = openDatabase(target, { forVisitors: true });
}

/** Closes the process's database, if it was opened. */
export async function closeDatabase(): Promise<void> {
  const db = shared[KEY];
  delete shared[KEY];
  await db?.destroy();
}
