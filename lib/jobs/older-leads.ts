import type { Db } from "#lib/db/database.ts";
import { leadsToIndex } from "#lib/leads/inbox-index.ts";
import { findLead, indexAnew, lockAddress } from "#lib/leads/store.ts";

/** Puts leads into the inbox that came before there was one, and anew those whose words were written with another secret. */
export async function indexOlderLeads(db: Db): Promise<void> {
  for (let ids = await leadsToIndex(db); ids.length > 0; ids = await leadsToIndex(db)) {
    await db.transaction().execute(async (trx) => {
      for (const id of ids) {
        const found = await findLead(trx, id);
        if (!found) continue;
        await lockAddress(trx, found.email);
        await indexAnew(trx, id);
      }
    });
  }
}
