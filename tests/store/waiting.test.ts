import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openDatabase } from "#lib/db/database.ts";
import { databases } from "#tests/support/both-databases.ts";

describe.each(databases)("another's transaction on $name", ({ make }) => {
  it("is waited for by a write of one statement", async () => {
    const { db, open, close } = await make();
    const other = open();
    const text = { version: "1", text: "Jag samtycker." };
    let ended = false;
    const written = Promise.withResolvers<void>();
    const transaction = other.transaction().execute(async (trx) => {
      await trx.insertInto("consent_texts").values(text).execute();
      written.resolve();
      await wait(400);
      ended = true;
    });
    await written.promise;
    await db
      .insertInto("consent_texts")
      .values(text)
      .onConflict((conflict) => conflict.column("version").doNothing())
      .execute();
    expect(ended).toBe(true);
    await transaction;
    await other.destroy();
    await close();
  });
});

describe("an SQLite file that another process has for itself", () => {
  it("is waited for when it is opened", async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), "fil-")), "sajt.sqlite");
    await openDatabase(file).destroy();
    const holder = `
      const database = new (require("node:sqlite").DatabaseSync)(${JSON.stringify(file)});
      database.exec("pragma locking_mode=exclusive; begin exclusive; create table held (id); commit");
      console.log("held");
      setTimeout(() => database.close(), 400);`;
    await once(spawn(process.execPath, ["-e", holder]).stdout, "data");
    const db = openDatabase(file);
    expect((await sql`select * from held`.execute(db)).rows).toEqual([]);
    await db.destroy();
  });
});
