import { errorFacts, log } from "#lib/config/log.ts";
import type { Db } from "#lib/db/database.ts";
import { indexAnew, leadsToIndex } from "#lib/leads/inbox-index.ts";
import { findLead, lockAddress } from "#lib/leads/lead.ts";

/**
 * Puts leads into the inbox that came before there was one, and anew those whose words were written with another secret.
 * One after the other: a CV takes a tenth of a second, and SQLite has whoever sends a form wait for a transaction. One
 * that fails is logged, tried again, and stops no other.
 */
export async function indexOlderLeads(db: Db): Promise<void> {
  for (const id of await leadsToIndex(db)) {
    try {
      await db.transaction().execute(async (trx) => {
        const found = await findLead(trx, id);
        if (!found) return;
        await lockAddress(trx, found.email);
        await indexAnew(trx, id);
      });
    } catch (error) {
      log.error({ lead: id, ...errorFacts(error) }, "a lead could not be put into the inbox");
    }
  }
}
