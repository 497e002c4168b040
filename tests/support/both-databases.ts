import { inject } from "vitest";
import { postgresDatabase, sqliteDatabase } from "./databases.ts";

/** Both databases: every store test runs against each. */
export const databases = [
  { name: "SQLite", make: sqliteDatabase },
  { name: "PostgreSQL", make: () => postgresDatabase(inject("postgresUrl")) },
] as const;
