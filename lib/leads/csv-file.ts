import { renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readConfig } from "#lib/config/env.ts";
import { errorFacts, log } from "#lib/config/log.ts";
import { type Db, lockByName } from "#lib/db/database.ts";
import { leadsAsCsv } from "./csv.ts";
import { listLeads } from "./lead.ts";

/** One file that is written over: an older one beside it would keep who has been erased since. */
const CSV_FILE = "leads.csv";

/** Writes all leads that count as CSV to CSV_DIR, where it is set: once a day, and whenever somebody is erased. */
export async function writeCsvFile(db: Db): Promise<void> {
  const { CSV_DIR } = readConfig();
  if (!CSV_DIR) return;
  const file = path.join(CSV_DIR, CSV_FILE);
  const fresh = `${file}.new`;
  try {
    // One after the other, also among several instances: what was listed before an erasure is not written after it.
    await db.transaction().execute(async (trx) => {
      await lockByName(trx, "csv");
      const leads = (await listLeads(trx)).filter(({ state }) => state !== "unconfirmed");
      writeFileSync(fresh, leadsAsCsv(leads), { mode: 0o600 });
      renameSync(fresh, file);
    });
  } catch (error) {
    // Better none than one that keeps who has been erased; the daily job writes the next.
    rmSync(fresh, { force: true });
    rmSync(file, { force: true });
    log.error(errorFacts(error), "leads.csv could not be written and was removed");
  }
}
