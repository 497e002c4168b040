import { errorFacts, log } from "#lib/config/log.ts";
import type { Db } from "#lib/db/database.ts";
import { ScanFailed, scanBytes } from "./clamd.ts";
import { openFile } from "./files.ts";

/**
 * Has every file that belongs to a lead and has not been scanned looked at. One that cannot be is logged and left for
 * the next time; a scanner that does not answer ends the round.
 */
export async function scanNewFiles(db: Db, clamd: string): Promise<void> {
  const waiting = await db
    .selectFrom("files")
    .select(["id", "lead_id"])
    .where("scan", "=", "none")
    .where("lead_id", "is not", null)
    .execute();
  for (const { id, lead_id: leadId } of waiting) {
    try {
      const file = leadId && (await openFile(db, { leadId }));
      if (!file) continue;
      const verdict = await scanBytes(clamd, file.bytes);
      await db.updateTable("files").set({ scan: verdict }).where("id", "=", file.id).execute();
      log.info({ file: file.id, verdict }, "file scanned");
    } catch (error) {
      if (error instanceof ScanFailed) throw error;
      log.error({ file: id, ...errorFacts(error) }, "a file could not be scanned");
    }
  }
}

/** A file that staff may not open. The message says why, in Swedish. */
export class NotToBeOpened extends Error {
  override name = "NotToBeOpened";
}

/**
 * A lead's file for staff, or undefined when there is none.
 * @param clamd the scanner's address; without one, files are opened unscanned and marked so
 * @throws NotToBeOpened when the file is infected or the scanner has not looked at it yet
 */
export async function openForStaff(db: Db, leadId: string, clamd: string | undefined) {
  const file = await openFile(db, { leadId });
  if (!file) return undefined;
  if (file.scan === "infected") throw new NotToBeOpened("Filen innehåller skadlig kod och öppnas inte.");
  if (clamd && file.scan === "none") throw new NotToBeOpened("Filen är inte virusskannad än. Försök om en stund.");
  return { ...file, note: file.scan === "clean" ? "virusskannad" : "ej virusskannad" };
}
