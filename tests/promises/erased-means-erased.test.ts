import { appendFileSync, cpSync, mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDatabase } from "#lib/db/database.ts";
import { saveDraft } from "#lib/forms/drafts.ts";
import { withinLimits } from "#lib/forms/limits.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { eraseAddress, eraseAgain } from "#lib/leads/erase.ts";
import { listLeads } from "#lib/leads/lead.ts";
import { ownData, requestLink } from "#lib/leads/own-data.ts";
import { actOnOwnData } from "#lib/leads/own-data-actions.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { databases } from "#tests/support/both-databases.ts";
import { acceptedCv, pdf } from "#tests/support/cv.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { dump, filesWith } from "#tests/support/dump.ts";
import { candidateValues, contactValues, newMark, store } from "#tests/support/leads.ts";
import { oldFormToken, SHARED_SECRET } from "#tests/support/load.ts";
import { collectMails, linkIn } from "#tests/support/mail.ts";
import { eventually, runTask, startSite } from "#tests/support/site.ts";
import { postForm, postOpened, referenceIn, submitCandidate, submitContact } from "#tests/support/submit.ts";

const WORD = "Kvastanfjoll";
const EMAIL = "kvastanfjoll@exempel.se";
const RARE = [WORD, EMAIL, "kvastanfjoll"];
const cv = acceptedCv({ name: `${WORD}.pdf`, text: WORD });

describe.each(databases)("erased means erased, on $name", ({ make }) => {
  let test: TestDatabase;
  let post: ReturnType<typeof collectMails>;
  beforeEach(async () => {
    test = await make();
    post = collectMails(test.db);
  });
  afterEach(() => test.close());

  async function holdEverything(): Promise<string> {
    await store(test.db, "candidate", { email: EMAIL, name: WORD }, { file: cv });
    await post.deliver();
    await confirmLead(post.tokenTo(EMAIL), test.db);
    await post.deliver();
    const active = (await listLeads(test.db)).map(({ reference }) => reference);
    const contact = await store(test.db, "contact", { email: EMAIL, company: WORD, message: WORD });
    await store(test.db, "candidate", { email: EMAIL, message: WORD });
    const values = candidateValues({ email: EMAIL, name: WORD });
    await saveDraft({ form: "candidate", problem: "invalid", values }, { owner: EMAIL, file: cv }, test.db);
    await withinLimits({ mailbox: EMAIL }, { db: test.db });
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    return [...active, contact.reference].join(", ");
  }

  it("a person, not a row: leads of every kind and state, drafts with files, mails, links and counts", async () => {
    const references = await holdEverything();
    const token = post.tokenTo(EMAIL);
    const held = await ownData(token, test.db);
    expect(held).toMatchObject({ candidate: { file: { name: cv.name } }, drafts: [expect.any(String)] });
    expect(held?.others.map(({ kind, state }) => [kind, state])).toEqual([
      ["candidate", "unconfirmed"],
      ["contact", "active"],
    ]);
    expect(await dump(test.db)).toContain(WORD);
    expect(await actOnOwnData(token, "radera", {}, test.db)).toBe("done");
    const rest = await dump(test.db);
    for (const word of RARE) expect(rest).not.toContain(word);
    for (const table of ["files", "drafts", "links", "limit_hits", "mailbox_hits"] as const) {
      expect(await test.db.selectFrom(table).selectAll().execute(), table).toEqual([]);
    }
    for (const word of RARE) expect(filesWith(process.env.DATA_DIR ?? "", word)).toEqual([]);

    await post.deliver();
    const told = post.sent.at(-1);
    expect(told).toMatchObject({ recipient: "team@hammerhanborg.example", subject: "Radera era kopior" });
    for (const reference of references.split(", ")) expect(told?.text).toContain(reference);
  });

  it("also when the time is over: no mail, no link and no address is left behind", async () => {
    await store(test.db, "contact", { email: EMAIL, company: WORD });
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    await test.db.updateTable("leads").set({ renewed_at: "2020-01-01T00:00:00.000Z" }).execute();
    await runRetention(test.db);
    expect(await listLeads(test.db)).toEqual([]);
    expect(await dump(test.db)).not.toContain(EMAIL);
  });

  it("whoever erases the team's own address takes nobody else's notice with it", async () => {
    const team = "team@hammerhanborg.example";
    await store(test.db, "contact", { email: "kund@exempel.se" });
    await store(test.db, "contact", { email: team });
    await test.db.transaction().execute((trx) => eraseAddress(trx, team, "self-service"));
    await post.deliver();
    expect(post.to(team).filter(({ subject }) => subject.startsWith("Ny förfrågan"))).toHaveLength(1);
  });

  it("though the list was cut off in the middle of a line before", async () => {
    appendFileSync(path.join(process.env.DATA_DIR ?? "", "erased.jsonl"), '{"at":"2026-01-01","leads":["x');
    await store(test.db, "contact", { email: EMAIL });
    const rows = await test.db.selectFrom("leads").selectAll().execute();
    await requestLink(EMAIL, newMark(), test.db);
    await post.deliver();
    await actOnOwnData(post.tokenTo(EMAIL), "radera", {}, test.db);
    await test.db.insertInto("leads").values(rows).execute();
    expect(await eraseAgain(test.db)).toBe(1);
  });

  it("whatever the mail worker has in hand meanwhile", async () => {
    await holdEverything();
    const token = post.tokenTo(EMAIL);
    const other = test.open();
    const worker = collectMails(other);
    await Promise.all([
      requestLink(EMAIL, newMark(), other).then(() => worker.deliver()),
      actOnOwnData(token, "radera", {}, test.db),
    ]);
    await worker.deliver();
    expect(await dump(test.db)).not.toContain(EMAIL);
    await other.destroy();
  });

  it("a backup that is restored brings nobody back", async () => {
    await holdEverything();
    const other = await store(test.db, "contact", { email: "annan@exempel.se" });
    const rows = await test.db.selectFrom("leads").selectAll().where("email", "=", EMAIL).execute();
    await actOnOwnData(post.tokenTo(EMAIL), "radera", {}, test.db);
    // As a backup from before would.
    await test.db.insertInto("leads").values(rows).execute();
    expect(await eraseAgain(test.db)).toBe(rows.length);
    expect((await listLeads(test.db)).map(({ reference }) => reference)).toEqual([other.reference]);
    expect(await eraseAgain(test.db)).toBe(0);
  });
});

describe("erased means erased, in every file that the site writes", () => {
  it("after a day's use, a live backup and a restore", async () => {
    const site = await startSite({ APP_SECRET: SHARED_SECRET });
    const mailTo = (subject: string) =>
      eventually(async () =>
        (await site.mails()).find(
          (mail) => JSON.stringify(mail.to).includes(EMAIL) && mail.subject?.startsWith(subject),
        ),
      );
    // Company, so that the word stands in pages that others' rows push about.
    for (let count = 0; count < 20; count += 1) await submitOther(site, count);
    await submitCandidate(site, { email: EMAIL, name: WORD, message: WORD.repeat(50) });
    const confirm = linkIn(await mailTo("Bekräfta"));
    await post(site.url, "/kandidat/bekrafta/skicka", { kod: tokenIn(confirm) });
    await submitContact(site, { email: EMAIL, company: WORD, message: WORD });
    await postForm(site, "/kandidat", candidateValues({ email: EMAIL, name: WORD, phone: "fel" }));
    await mailTo("Vi har tagit emot");
    await postForm(site, "/kandidat/mina-uppgifter", { email: EMAIL });
    const token = tokenIn(linkIn(await mailTo("Länk till")));
    await postUnfinishedChange(site.url, token);
    expect(filesWith(site.dataDir, `${WORD}.pdf`).length).toBeGreaterThan(0);
    expect(filesWith(site.dataDir, WORD).length).toBeGreaterThan(1);
    const backup = path.join(mkdtempSync(path.join(tmpdir(), "kopia-")), "en");
    expect((await runTask("backup", [backup], { DATA_DIR: site.dataDir })).code).toBe(0);

    await post(site.url, "/kandidat/mina-uppgifter/gor/radera", { lank: token });
    for (const word of RARE) expect(filesWith(site.dataDir, word), word).toEqual([]);
    expect(site.output()).not.toContain(WORD);

    site.process.kill("SIGTERM");
    await new Promise((resolve) => site.process.once("exit", resolve));
    const fresh = mkdtempSync(path.join(tmpdir(), "ny-"));
    mkdirSync(path.join(fresh, "mail"), { recursive: true });
    cpSync(path.join(site.dataDir, "erased.jsonl"), path.join(fresh, "erased.jsonl"));
    const restored = await runTask("restore", [backup], { DATA_DIR: fresh });
    expect(restored).toMatchObject({ code: 0, errors: "" });
    const db = openDatabase(path.join(fresh, "sajt.sqlite"));
    expect(await dump(db)).not.toContain(WORD);
    expect((await listLeads(db)).length).toBe(20);
    await db.destroy();
    for (const word of RARE) expect(filesWith(fresh, word), word).toEqual([]);
  });

  it("a mail that was half written when the process was killed goes too", async () => {
    const dataDir = mkdtempSync(path.join(tmpdir(), "halv-"));
    mkdirSync(path.join(dataDir, "mail"));
    const left = path.join(dataDir, "mail", ".0f1e2d3c-0000-4000-8000-000000000000");
    writeFileSync(left, WORD);
    const hourAgo = new Date(Date.now() - 3_600_000);
    utimesSync(left, hourAgo, hourAgo);
    const site = await startSite({}, { dataDir });
    expect(filesWith(dataDir, WORD)).toEqual([]);
    await site.stop();
  });
});

const tokenIn = (address: string) => /[?&](?:kod|lank)=([\w-]+)/.exec(address)?.[1] ?? "";

async function post(url: string, address: string, fields: Record<string, string>): Promise<void> {
  const response = await fetch(url + address, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams(fields),
  });
  expect(response.status).toBe(303);
}

/** A change of one's own data that is sent back: what was typed and the new CV are kept, under no field with an address. */
async function postUnfinishedChange(url: string, token: string): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ lank: token, name: WORD, phone: "fel" })) form.append(name, value);
  form.append("cv", new File([new Uint8Array(pdf())], `${WORD}.pdf`, { type: "application/pdf" }));
  const { status, headers } = await fetch(`${url}/kandidat/mina-uppgifter/andra/skicka`, {
    method: "POST",
    redirect: "manual",
    body: form,
  });
  expect(status).toBe(303);
  expect(headers.get("location")).toContain("utkast=");
}

async function submitOther(site: { url: string }, count: number): Promise<void> {
  const values = contactValues({ email: `nr${count}@exempel.se`, message: "annat ".repeat(1 + count * 20) });
  referenceIn(await postOpened(site, "/kontakt", values, oldFormToken()));
}
