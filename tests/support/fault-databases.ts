import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Db, openDatabase } from "#lib/db/database.ts";
import { postgresDatabase } from "./databases.ts";
import { startPostgres } from "./postgres.ts";

export interface FaultDatabase {
  /** For the servers under test. */
  env: Record<string, string>;
  dataDir: string;
  /** A connection of the test's own, to look. */
  open: () => Db;
  stop: () => Promise<void>;
}

async function sqlite(): Promise<FaultDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "fel-"));
  return { env: {}, dataDir, open: () => openDatabase(path.join(dataDir, "sajt.sqlite")), stop: async () => {} };
}

async function postgres(): Promise<FaultDatabase> {
  const server = await startPostgres();
  const { url, close } = await postgresDatabase(server.url);
  await close();
  return {
    env: { DATABASE_URL: url },
    dataDir: mkdtempSync(path.join(tmpdir(), "fel-")),
    open: () => openDatabase(url),
    stop: server.stop,
  };
}

export const faultDatabases = [
  { name: "SQLite", make: sqlite },
  { name: "PostgreSQL", make: postgres },
] as const;
