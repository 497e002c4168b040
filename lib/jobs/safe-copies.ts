import { errorFacts, log } from "#lib/config/log.ts";
import { filesWithoutText, openFile, saveText } from "#lib/cv/files.ts";
import { judgeCv } from "#lib/cv/judge.ts";
import type { Db } from "#lib/db/database.ts";

/** Makes the safe copy of every CV that was taken before there was one. One that fails is tried again, and stops no other. */
export async function makeSafeCopies(db: Db): Promise<void> {
  for (const { id, leadId } of await filesWithoutText(db)) {
    try {
      const file = await openFile(db, { leadId });
      if (!file) continue;
      const verdict = await judgeCv(file.bytes);
      // The machine was busy: another day it may be quicker.
      if ("problem" in verdict && verdict.problem === "slow") continue;
      await saveText(db, id, "problem" in verdict ? { flags: ["unexamined"], text: "" } : verdict);
    } catch (error) {
      log.error({ file: id, ...errorFacts(error) }, "a safe copy could not be made");
    }
  }
}
