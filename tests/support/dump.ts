import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { sql } from "kysely";
import { type Db, isPostgres } from "#lib/db/database.ts";

/** Every row of every table as text, as a dump of the database would have it. */
export async function dump(db: Db): Promise<string> {
  const names = isPostgres(db)
    ? sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
    : sql<{ name: string }>`select name from sqlite_master where type = 'table'`;
  const { rows } = await names.execute(db);
  const tables: string[] = [];
  for (const { name } of rows) {
    const { rows: content } = await sql`select * from ${sql.table(name)}`.execute(db);
    tables.push(`${name}: ${JSON.stringify(content)}`);
  }
  return tables.join("\n");
}

/** The files under a folder in which a word stands, by name, however deep. */
export function filesWith(folder: string, word: string): string[] {
  const bytes = Buffer.from(word);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(bytes) || file.includes(word));
}
