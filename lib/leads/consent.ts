import { randomUUID } from "node:crypto";
import { ConfigError } from "#lib/config/env.ts";
import { site } from "#lib/content/site.ts";
import type { Db, Trx } from "#lib/db/database.ts";
import type { ConsentRow } from "#lib/db/schema.ts";

export interface Consent {
  version: string;
  source: ConsentRow["source"];
  at: string;
  /** The wording that was agreed to; undefined where it is older than this record of wordings. */
  text: string | undefined;
}

async function keepText(trx: Trx): Promise<void> {
  await trx
    .insertInto("consent_texts")
    .values({ version: site().consentVersion, text: site().consentText })
    .onConflict((conflict) => conflict.column("version").doNothing())
    .execute();
}

/**
 * Keeps today's wording, so that it can be shown when it has long been changed.
 * @throws ConfigError when another wording already has its version
 */
export async function keepConsentText(db: Db): Promise<void> {
  await db.transaction().execute(keepText);
  const kept = await consentText(db, site().consentVersion);
  if (kept === site().consentText) return;
  throw new ConfigError(
    `content/sajt.yaml: the consent text has changed but its version (${site().consentVersion}) has not. Raise it.`,
  );
}

/** The wording of a version, or undefined when it was never kept. */
export async function consentText(db: Db, version: string): Promise<string | undefined> {
  const row = await db.selectFrom("consent_texts").select("text").where("version", "=", version).executeTakeFirst();
  return row?.text;
}

/** Notes that the person behind a lead has agreed to a wording. */
export async function noteConsent(
  trx: Trx,
  leadId: string,
  consent: Pick<Consent, "version" | "source" | "at">,
): Promise<void> {
  await keepText(trx);
  await trx
    .insertInto("consents")
    .values({ id: randomUUID(), lead_id: leadId, ...consent })
    .execute();
}

/** Every consent of a lead, the oldest first. */
export async function consentsOf(db: Db, leadId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom("consents")
    .leftJoin("consent_texts", "consent_texts.version", "consents.version")
    .select(["consents.version", "source", "at", "text"])
    .where("lead_id", "=", leadId)
    .orderBy("at")
    .execute();
  return rows.map((row) => ({ ...row, text: row.text ?? undefined }));
}
