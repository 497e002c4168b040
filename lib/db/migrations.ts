import { domainToASCII } from "node:url";
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

  "003-promises": {
    async up(db: Kysely<unknown>) {
      for (const column of ["confirmed_at", "confirm_by", "profile"]) {
        await db.schema.alterTable("leads").addColumn(column, "text").execute();
      }
      await sql`update leads set confirmed_at = (
        select max(at) from lead_events where lead_id = leads.id and type = 'confirmed'
      )`.execute(db);
      await sql`update leads set confirm_by = (
        select max(expires_at) from links where lead_id = leads.id and purpose = 'confirm'
      ) where state = 'unconfirmed'`.execute(db);
      const { rows: leads } = await sql<{ id: string; email: string }>`select id, email from leads`.execute(db);
      for (const { id, email } of leads) {
        const canonical = canonical003(email);
        if (canonical !== email) await sql`update leads set email = ${canonical} where id = ${id}`.execute(db);
      }

      await db.schema
        .createTable("consent_texts")
        .addColumn("version", "text", (column) => column.primaryKey())
        .addColumn("text", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("spent_marks")
        .addColumn("mark_hash", "text", (column) => column.primaryKey())
        .addColumn("content_hash", "text", (column) => column.notNull())
        .addColumn("outcome", "text", (column) => column.notNull().defaultTo(""))
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("spent_marks_expires_at").on("spent_marks").column("expires_at").execute();
      await db.schema
        .createTable("mailbox_hits")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("mailbox", "text", (column) => column.notNull())
        .addColumn("lane", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("mailbox_hits_mailbox").on("mailbox_hits").columns(["mailbox", "at"]).execute();
      await db.schema.createIndex("mailbox_hits_at").on("mailbox_hits").column("at").execute();

      // Counts of the last hour: nothing is lost with them.
      await sql`delete from limit_hits`.execute(db);
      await db.schema.dropIndex("limit_hits_at").execute();
      await db.schema
        .alterTable("limit_hits")
        .addColumn("expires_at", "text", (column) => column.notNull().defaultTo(""))
        .execute();
      await db.schema.createIndex("limit_hits_expires_at").on("limit_hits").column("expires_at").execute();

      await db.schema
        .alterTable("files")
        .addColumn("pending", "integer", (column) => column.notNull().defaultTo(0))
        .execute();
      await sql`update files set pending = 1 where draft_hash is not null
        or lead_id in (select id from leads where state = 'unconfirmed')`.execute(db);
      await db.schema.createIndex("files_pending").on("files").columns(["pending", "size"]).execute();

      // A link may be about all that is held under an address. SQLite cannot make a column nullable: a new table.
      await db.schema
        .createTable("links_new")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.references("leads.id"))
        .addColumn("email", "text", (column) => column.notNull())
        .addColumn("purpose", "text", (column) => column.notNull())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .addColumn("used_at", "text")
        .execute();
      await sql`insert into links_new (token_hash, lead_id, email, purpose, expires_at, used_at)
        select token_hash, case when purpose = 'self-service' then null else lead_id end, leads.email, purpose,
          expires_at, used_at
        from links join leads on leads.id = links.lead_id`.execute(db);
      await db.schema.dropTable("links").execute();
      await db.schema.alterTable("links_new").renameTo("links").execute();
      await db.schema.createIndex("links_lead_id").on("links").column("lead_id").execute();
      await db.schema.createIndex("links_email").on("links").column("email").execute();
      await db.schema.createIndex("links_expires_at").on("links").column("expires_at").execute();

      // Mails are written when they are sent: what stands of one is which it is, and for whom.
      await db.schema
        .createTable("outbox_new")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("about_id", "text")
        .addColumn("template", "text", (column) => column.notNull())
        .addColumn("recipient", "text", (column) => column.notNull())
        .addColumn("data", "text", (column) => column.notNull())
        .addColumn("slot", "text", (column) => column.unique())
        .addColumn("message_id", "text", (column) => column.notNull().unique())
        .addColumn("status", "text", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("next_attempt_at", "text", (column) => column.notNull())
        .addColumn("leased_until", "text")
        .addColumn("last_error", "text")
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("sent_at", "text")
        .execute();
      await sql`insert into outbox_new (id, about_id, template, recipient, data, message_id, status, attempts,
          next_attempt_at, leased_until, last_error, created_at, sent_at)
        select id, lead_id, case
            when content like '%"subject":"Bekräfta %' then 'confirm'
            when content like '%"subject":"Din länk till dina uppgifter"%' then 'own-data-link'
            when content like '%"subject":"Vill du vara kvar i kandidatnätverket?"%' then 'reminder'
            when content like '%"subject":"Ny kandidat %' or content like '%"subject":"Ny förfrågan %' then 'notice'
            else 'receipt' end,
          recipient, '{}', message_id, status, attempts, next_attempt_at, leased_until, last_error, created_at, sent_at
        from outbox`.execute(db);
      await db.schema.dropTable("outbox").execute();
      await db.schema.alterTable("outbox_new").renameTo("outbox").execute();
      await db.schema.createIndex("outbox_due").on("outbox").columns(["status", "next_attempt_at"]).execute();
      await db.schema.createIndex("outbox_about_id").on("outbox").column("about_id").execute();
      await db.schema.createIndex("outbox_recipient").on("outbox").column("recipient").execute();
    },
  },

  "004-safe-copies": {
    async up(db: Kysely<unknown>) {
      const bytes = db.getExecutor().adapter.supportsMultipleConnections === false ? sql`blob` : sql`bytea`;
      await db.schema
        .alterTable("files")
        .addColumn("flags", "text", (column) => column.notNull().defaultTo("[]"))
        .execute();
      await db.schema.alterTable("files").addColumn("text", bytes).execute();
    },
  },

  "005-staff": {
    async up(db: Kysely<unknown>) {
      const postgres = db.getExecutor().adapter.supportsMultipleConnections !== false;
      await db.schema
        .alterTable("leads")
        .addColumn("status", "text", (column) => column.notNull().defaultTo("ny"))
        .execute();
      await db.schema.alterTable("leads").addColumn("read_at", "text").execute();
      await sql`create index leads_unread on leads (state) where read_at is null`.execute(db);
      await db.schema.alterTable("lead_events").addColumn("staff_id", "text").execute();
      await db.schema.alterTable("lead_events").addColumn("detail", "text").execute();

      await db.schema
        .createTable("staff")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("email", "text", (column) => column.notNull())
        .addColumn("role", "text", (column) => column.notNull())
        .addColumn("oidc", "text", (column) => column.unique())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("removed_at", "text")
        .execute();
      await sql`create unique index staff_email on staff (email) where removed_at is null`.execute(db);
      await db.schema
        .createTable("staff_invitations")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("staff_id", "text", (column) => column.references("staff.id"))
        .addColumn("name", "text", (column) => column.notNull())
        .addColumn("email", "text", (column) => column.notNull().unique())
        .addColumn("role", "text", (column) => column.notNull())
        .addColumn("invited_by", "text", (column) => column.references("staff.id"))
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("staff_passkeys")
        .addColumn("credential_id", "text", (column) => column.primaryKey())
        .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
        .addColumn("public_key", "text", (column) => column.notNull())
        .addColumn("counter", "integer", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("staff_sessions")
        .addColumn("token_hash", "text", (column) => column.primaryKey())
        .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("seen_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("staff_challenges")
        .addColumn("challenge_hash", "text", (column) => column.primaryKey())
        .addColumn("expires_at", "text", (column) => column.notNull())
        .execute();
      await db.schema
        .createTable("lead_notes")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("lead_id", "text", (column) => column.notNull().references("leads.id"))
        .addColumn("staff_id", "text", (column) => column.notNull().references("staff.id"))
        .addColumn("text", "text", (column) => column.notNull())
        .addColumn("at", "text", (column) => column.notNull())
        .execute();
      await db.schema.createIndex("lead_notes_lead_id").on("lead_notes").column("lead_id").execute();

      // Places grow and are never given twice: a page of the inbox is asked for by the place that it ends before.
      await (postgres
        ? sql`create table inbox (place bigserial primary key, lead_id text not null unique references leads (id), key_id text not null)`
        : sql`create table inbox (place integer primary key autoincrement, lead_id text not null unique references leads (id), key_id text not null)`
      ).execute(db);
      if (postgres) {
        await sql`create table inbox_words (place bigint primary key, words tsvector not null)`.execute(db);
        await sql`create index inbox_words_words on inbox_words using gin (words)`.execute(db);
      } else {
        await sql`create virtual table inbox_words using fts5(words, tokenize = 'ascii')`.execute(db);
        // What is deleted leaves no trace in the index.
        await sql`insert into inbox_words (inbox_words, rank) values ('secure-delete', 1)`.execute(db);
      }

      await db.schema
        .createTable("webhooks")
        .addColumn("id", "text", (column) => column.primaryKey())
        .addColumn("type", "text", (column) => column.notNull())
        .addColumn("lead_id", "text", (column) => column.notNull())
        .addColumn("reference", "text", (column) => column.notNull())
        .addColumn("kind", "text", (column) => column.notNull())
        .addColumn("created_at", "text", (column) => column.notNull())
        .addColumn("attempts", "integer", (column) => column.notNull())
        .addColumn("next_attempt_at", "text", (column) => column.notNull())
        .addColumn("leased_until", "text")
        .addColumn("delivered_at", "text")
        .execute();
      await sql`create index webhooks_due on webhooks (next_attempt_at) where delivered_at is null`.execute(db);
      await db.schema.createIndex("webhooks_lead_id").on("webhooks").column("lead_id").execute();
    },
  },
};

/** An address in the form that 003 made of it: see lib/mail/address.ts, which may change. */
function canonical003(email: string): string {
  const clean = email
    .normalize("NFC")
    .replace(/[\p{Cf}\p{Cc}]/gu, "")
    .trim()
    .toLowerCase();
  const at = clean.lastIndexOf("@");
  const domain = clean.slice(at + 1);
  return `${clean.slice(0, at)}@${domainToASCII(domain) || domain}`;
}
