import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { sql } from "kysely";
import { Migrator } from "kysely/migration";
import pg from "pg";
import { describe, expect, inject, it } from "vitest";
import { type Db, migrate, openDatabase } from "#lib/db/database.ts";
import { migrations } from "#lib/db/migrations.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { ownData } from "#lib/leads/own-data.ts";
import { databases } from "#tests/support/both-databases.ts";
import { collectMails } from "#tests/support/mail.ts";

const hash = (token: string) => createHash("sha256").update(token).digest("base64url");

/** A database as it was before a migration, without any of the later tables. */
async function databaseBefore(name: string, databaseName: string): Promise<Db> {
  const before = Object.fromEntries(Object.entries(migrations).filter(([id]) => id < name));
  let target = path.join(mkdtempSync(path.join(tmpdir(), "gammal-")), "sajt.sqlite");
  if (databaseName === "PostgreSQL") {
    const url = new URL(inject("postgresUrl"));
    const admin = new pg.Client(url.href);
    await admin.connect();
    url.pathname = `/old_${randomUUID().replaceAll("-", "")}`;
    await admin.query(`CREATE DATABASE ${url.pathname.slice(1)}`);
    await admin.end();
    target = url.href;
  }
  const db = openDatabase(target);
  const { error } = await new Migrator({ db, provider: { getMigrations: async () => before } }).migrateToLatest();
  if (error) throw error;
  return db;
}

describe.each(databases)("migrations on $name", ({ name }) => {
  it("003 carries leads, links and waiting mails over", async () => {
    const db = await databaseBefore("003", name);
    const now = new Date().toISOString();
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const lead = (id: string, email: string, state: string) => sql`
      insert into leads (id, reference, kind, email, data, submission_key, created_at, state, renewed_at)
      values (${id}, ${`N-${id}`}, 'candidate', ${email}, '{"name":"Åsa","consent":"ja"}', ${id}, ${now}, ${state}, ${now})`;
    await lead("a", "Åsa@BLÅBÄR.se", "active").execute(db);
    await lead("b", "bo@exempel.se", "unconfirmed").execute(db);
    await sql`insert into lead_events (id, lead_id, type, at) values ('e', 'a', 'confirmed', ${now})`.execute(db);
    const link = (token: string, id: string, purpose: string) => sql`
      insert into links (token_hash, lead_id, purpose, expires_at) values (${hash(token)}, ${id}, ${purpose}, ${later})`;
    await link("own", "a", "self-service").execute(db);
    await link("confirm", "b", "confirm").execute(db);
    const mail = (id: string, leadId: string, subject: string) => sql`
      insert into outbox (id, lead_id, recipient, content, message_id, status, attempts, next_attempt_at, created_at)
      values (${id}, ${leadId}, 'bo@exempel.se', ${JSON.stringify({ subject, text: "hemligt ord" })}, ${id}, 'queued', 0, ${now}, ${now})`;
    await mail("m1", "b", "Bekräfta din e-postadress").execute(db);
    await mail("m2", "a", "Ny kandidat N-a").execute(db);

    await migrate(db);
    expect((await leadHistory("N-a", db))?.confirmedAt).toBe(now);
    expect((await leadHistory("N-a", db))?.email).toBe("åsa@xn--blbr-noae.se");
    expect((await ownData("own", db))?.candidate?.reference).toBe("N-a");
    expect(await confirmLead("confirm", db)).toBe("done");
    const rows = await db.selectFrom("outbox").select(["id", "template"]).orderBy("id").execute();
    expect(rows.map(({ template }) => template)).toEqual(expect.arrayContaining(["confirm", "notice"]));
    expect(JSON.stringify(rows)).not.toContain("hemligt ord");
    const post = collectMails(db);
    await post.deliver();
    expect(post.sent.some(({ subject }) => subject === "Ny kandidat N-a")).toBe(true);
    await db.destroy();
  });
});
