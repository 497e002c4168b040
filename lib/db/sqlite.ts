import { DatabaseSync, type SQLInputValue } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import {
  CompiledQuery,
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteDialectConfig,
  SqliteDriver,
} from "kysely";

/** How long a transaction waits for another connection's to end, and a file to be opened. */
const LONGEST_WAIT_MS = 10_000;
/** How long a statement by itself does: others of this process, readers too, wait behind it. */
const LONGEST_STATEMENT_WAIT_MS = 2000;
/** How long the process stands still for it at a time, and how long it then does other things. */
const STANDSTILL_MS = 5;
const PAUSE_MS = 10;
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  // SQLite's kinds of "busy" differ in the upper bits: https://www.sqlite.org/rescode.html#extrc
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}

/**
 * Waits for another connection's transaction, and lets the process do other things meanwhile: Node's driver would wait
 * with everything else standing still, the other transaction included when it is our own.
 */
async function patiently<T>(act: () => Promise<T>, longest: number): Promise<T> {
  const deadline = Date.now() + longest;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error;
      await wait(PAUSE_MS);
    }
  }
}

const patient = (connection: DatabaseConnection): DatabaseConnection => ({
  executeQuery: <R>(query: CompiledQuery): Promise<QueryResult<R>> =>
    patiently(() => connection.executeQuery<R>(query), LONGEST_STATEMENT_WAIT_MS),
  streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
});

/** Takes the write lock when a transaction begins: what it has read is true until it has written. */
class WaitingDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await patiently(() => connection.executeQuery(CompiledQuery.raw("begin immediate")), LONGEST_WAIT_MS);
  }
}

class WaitingDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;
  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new WaitingDriver(this.#config);
  }
  override createAdapter(): DialectAdapter {
    return new UndoingAdapter();
  }
}

/** SQLite can undo a change of tables. Kysely leaves that unused, so a migration that was cut off stood half done. */
class UndoingAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function isSqlValue(value: unknown): value is SQLInputValue {
  return value === null || ["string", "number", "bigint"].includes(typeof value) || value instanceof Uint8Array;
}

function sqlValues(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (isSqlValue(value)) return value;
    throw new TypeError(`SQLite takes no ${typeof value} as a parameter`);
  });
}

/**
 * Kysely's SQLite dialect on Node's own driver. `synchronous=FULL`: what is committed is on the disk.
 * `secure_delete`: what is deleted is overwritten.
 */
export function sqliteDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file, { timeout: LONGEST_WAIT_MS });
  database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;");
  database.exec(`PRAGMA busy_timeout=${STANDSTILL_MS}`);
  const adapter: SqliteDatabase = {
    close: () => database.close(),
    prepare(sql) {
      const statement = database.prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...sqlValues(parameters)),
        run: (parameters) => statement.run(...sqlValues(parameters)),
        iterate: (parameters) => statement.iterate(...sqlValues(parameters)),
      };
    },
  };
  return new WaitingDialect({ database: adapter });
}
