import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/** In order, by name. A migration that has been released is never changed: add the next one. */
export const migrations: Record<string, Migration> = {
  "001-leads": {
    // Migrations describe tables that later migrations may change, so they are not typed by today's schema.
    async up(db: Kysely<unknown>) {
      await db.schema
        .createTable("leads")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("reference", "text", (column) => column.notNull().unique())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("email", "text", (column) => column.notNull())
        .addColumn("data", "text", (column) => column.notNull())
        .addColumn("submission_key", "text", (column) => column.notNull().unique())
        .addColumn("consent_version", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("leads_created_at").on("leads").column("created_at").execute();

      await db.schema
        .createTable("lead_events")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id"))
        .addColumn("type", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("lead_events_lead_id").on("lead_events").column("lead_id").execute();

      await db.schema
        .createTable("outbox")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id"))
        .addColumn("recipient", "text", (column) => column.notNull())
        .addColumn("content", "text", (column) => column.notNull())
        .addColumn("message_id", "text", (column) => column.notNull().unique())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("next_attempt_at", "text", (column) => column.notNull())
        .addColumn("leased_until", "text")
        .addColumn("last_error", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("sent_at", "text")
        .execute();
      await db.schema.createIndex("outbox_due").on("outbox").columns(["status", "next_attempt_at"]).execute();
      await db.schema.createIndex("outbox_lead_id").on("outbox").column("lead_id").execute();

      await db.schema
        .createTable("drafts")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("payload", "text", (column) => column.notNull())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("drafts_expires_at").on("drafts").column("expires_at").execute();

      await db.schema
        .createTable("limit_hits")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("key", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("limit_hits_key_at").on("limit_hits").columns(["key", "at"]).execute();
      await db.schema.createIndex("limit_hits_at").on("limit_hits").column("at").execute();
    },
  },

  "002-own-data": {
    async up(db: Kysely<unknown>) {
      const bytes = db.getExecutor().adapter.supportsMultipleConnections === false ? sql`blob` : sql`bytea`;
      await db.schema
        .alterTable("leads")
        .addColumn("state", "text", (column) => column.notNull().defaultTo("active"))
        .execute();
      await db.schema
        .alterTable("leads")
        .addColumn("renewed_at", "text", (column) => column.notNull().defaultTo(""))
        .execute();
      await db.schema.alterTable("leads").addColumn("reminded_at", "text").execute();
      await sql`update leads set renewed_at = created_at`.execute(db);
      await db.schema.createIndex("leads_email").on("leads").columns(["email", "kind"]).execute();
      await db.schema.createIndex("leads_renewed_at").on("leads").columns(["kind", "state", "renewed_at"]).execute();

      await db.schema
        .createTable("consents")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id"))
        .addColumn("version", "text", (column) => column.notNull())
        .addColumn("source", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("consents_lead_id").on("consents").column("lead_id").execute();
      await sql`insert into consents (id, lead_id, version, source, at)
        select id, id, consent_version, 'form', created_at from leads where consent_version is not null`.execute(db);
      await db.schema.alterTable("leads").dropColumn("consent_version").execute();

      await db.schema
        .createTable("files")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.references("leads.id"))
        .addColumn("draft_hash", "text")
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("type", "text", (column) => column.notNull())
        .addColumn("size", "integer", (column) => column.notNull())
        .addColumn("key_id", "text", (column) => column.notNull())
        .addColumn("content", bytes, (column) => column.notNull())
        .addColumn("scan", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("files_lead_id").on("files").column("lead_id").execute();
      await db.schema.createIndex("files_draft_hash").on("files").column("draft_hash").execute();

      await db.schema
        .createTable("links")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id"))
        .addColumn("purpose", "text", (column) => column.notNull())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .addColumn("used_at", "text")
        .execute();
      await db.schema.createIndex("links_lead_id").on("links").column("lead_id").execute();

      await db.schema
        .createTable("erasures")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("reason", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();

      await db.schema
        .createTable("jobs")
        .addColumn("name", "text", (column) => column.primaryKey())
        .addColumn("last_run_at", "text", (column) => column.notNull())
        .execute();

      await db.schema.alterTable("drafts").addColumn("email_hash", "text").execute();
      await db.schema.createIndex("drafts_email_hash").on("drafts").column("email_hash").execute();
      await db.schema.createIndex("outbox_recipient").on("outbox").columns(["recipient", "created_at"]).execute();
    },
  },
};
