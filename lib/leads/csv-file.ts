import { chmodSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "#lib/config/env.ts";
import type { Db } from "#lib/db/database.ts";
import { leadsAsCsv } from "./csv.ts";
import { listLeads } from "./store.ts";

/** One file that is written over: an older one beside it would keep who has been erased since. */
const CSV_FILE = "leads.csv";

/** Writes all leads that count as CSV to CSV_DIR, where it is set: once a day, and whenever somebody is erased. */
export async function writeCsvFile(db: Db): Promise<void> {
  const { CSV_DIR } = readConfig();
  if (!CSV_DIR) return;
  const leads = (await listLeads(db)).filter(({ state }) => state !== "unconfirmed");
  const file = path.join(CSV_DIR, CSV_FILE);
  writeFileSync(`${file}.new`, leadsAsCsv(leads), { mode: 0o600 });
  chmodSync(`${file}.new`, 0o600);
  renameSync(`${file}.new`, file);
}
