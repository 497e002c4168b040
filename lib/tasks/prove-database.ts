import { DatabaseSync } from "node:sqlite";

const COUNTED = ["leads", "files", "outbox"];

/**
 * Reads an SQLite file through.
 * @returns how many rows of each kind are in it, in words
 * @throws Error when it is not a whole database of ours
 */
export function proveDatabase(file: string): string {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly: true });
    const row = database.prepare("pragma integrity_check").get();
    if (row?.integrity_check !== "ok") throw new Error("integrity_check");
    const tables = database
      .prepare("select name from sqlite_master where type = 'table'")
      .all()
      .map(({ name }) => String(name));
    const counts = COUNTED.filter((name) => tables.includes(name)).map((name) => {
      const count = database?.prepare(`select count(*) as count from ${name}`).get();
      return `${count?.count} ${name}`;
    });
    if (counts.length === 0) throw new Error("no tables");
    return `Whole: ${counts.join(", ")}.`;
  } catch {
    throw new Error(`${file} is damaged, or no database of this site.`);
  } finally {
    database?.close();
  }
}
