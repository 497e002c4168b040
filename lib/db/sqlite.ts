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

/** How long a statement waits for another connection's transaction to end. */
const LONGEST_WAIT_MS = 10_000;
/** How long the process stands still for it at a time: most transactions have ended by then. */
const STANDSTILL_MS = 50;
const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  // SQLite's kinds of "busy" differ in the upper bits: https://www.sqlite.org/rescode.html#extrc
  return error instanceof Error && "errcode" in error && (Number(error.errcode) & 0xff) === SQLITE_BUSY;
}

/**
 * Waits for another connection's transaction without holding up the process: Node's driver would wait with everything
 * else standing still, the other transaction included when it is our own.
 */
function patient(connection: DatabaseConnection): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const deadline = Date.now() + LONGEST_WAIT_MS;
      for (;;) {
        try {
          return await connection.executeQuery<R>(query);
        } catch (error) {
          if (!isBusy(error) || Date.now() > deadline) throw error;
          await wait(5);
        }
      }
    },
    streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
  };
}

/** Takes the write lock when a transaction begins: what it has read is true until it has written. */
class WaitingDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return patient(await super.acquireConnection());
  }
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
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
