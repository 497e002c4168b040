import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { hasRoomFor } from "#lib/cv/files.ts";
import { saveDraft } from "#lib/forms/drafts.ts";
import { forgetOldLimits, withinLimits } from "#lib/forms/limits.ts";
import { confirmLead } from "#lib/leads/confirm.ts";
import { databases } from "#tests/support/both-databases.ts";
import { acceptedCv, pdf } from "#tests/support/cv.ts";
import type { TestDatabase } from "#tests/support/databases.ts";
import { candidateValues, contactValues, newMark, store } from "#tests/support/leads.ts";
import { oldFormToken, SHARED_SECRET } from "#tests/support/load.ts";
import { collectMails } from "#tests/support/mail.ts";
import { eventually, type Site, startSite, storedReferences } from "#tests/support/site.ts";
import { ownAddress, postOpened } from "#tests/support/submit.ts";

const HOUR = 60 * 60 * 1000;
const big = acceptedCv({ bytes: Buffer.alloc(700_000, 1) });

describe.each(databases)("limits and storage, on $name", ({ make }) => {
  let test: TestDatabase;
  beforeEach(async () => {
    test = await make();
  });
  afterEach(async () => {
    vi.unstubAllEnvs();
    await test.close();
  });

  it("files that nobody has confirmed share one budget, which confirming and erasing give back", async () => {
    vi.stubEnv("PENDING_FILES_MB", "1");
    const post = collectMails(test.db);
    expect(await hasRoomFor(big, test.db)).toBe(true);
    await store(test.db, "candidate", {}, { file: big });
    expect(await hasRoomFor(big, test.db)).toBe(false);
    await post.deliver();
    await confirmLead(post.tokenTo("asa@exempel.se"), test.db);
    expect(await hasRoomFor(big, test.db)).toBe(true);
    const draft = { form: "candidate", problem: "invalid" as const, values: candidateValues() };
    await saveDraft(draft, { file: big }, test.db);
    expect(await hasRoomFor(big, test.db)).toBe(false);
  });

  it("the hash of an address goes when its hour is over, without anybody coming by", async () => {
    await withinLimits({ tries: "192.0.2.1" }, { db: test.db });
    await test.db.transaction().execute((trx) => forgetOldLimits(trx, Date.now() + HOUR + 1));
    expect(await test.db.selectFrom("limit_hits").selectAll().execute()).toEqual([]);
  });

  it("a mark is spent once, by however many at once", async () => {
    const formToken = newMark();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, index) => store(test.db, "contact", { message: `${index}` }, { formToken })),
    );
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });
});

describe("limits over the web", () => {
  let site: Site;
  beforeAll(async () => {
    site = await startSite({ APP_SECRET: SHARED_SECRET, PENDING_FILES_MB: "1", TRUST_PROXY: "1" });
  });
  afterAll(() => site.stop());

  const candidate = async (from: Record<string, string>, file?: Buffer, changes = {}) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...candidateValues(changes), formToken: oldFormToken() })) {
      for (const one of [value].flat()) form.append(name, one);
    }
    if (file) form.append("cv", new Blob([new Uint8Array(file)]), "CV.pdf");
    const response = await fetch(`${site.url}/kandidat/skicka`, {
      method: "POST",
      redirect: "manual",
      headers: from,
      body: form,
    });
    return { location: response.headers.get("location") ?? "", status: response.status, text: await response.text() };
  };

  it("one /64 is one visitor, and so is an address in any spelling", async () => {
    const answers: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      const rest = randomBytes(8).toString("hex").match(/.{4}/g)?.join(":");
      const from = { "X-Forwarded-For": `2001:db8:77:1:${rest}` };
      answers.push((await candidate(from, undefined, { email: `n${count}@exempel.se` })).location);
    }
    expect(answers.filter((location) => location.includes("/tack"))).toHaveLength(20);
    const ports: string[] = [];
    for (let count = 0; count < 22; count += 1) {
      const from = { "X-Forwarded-For": `198.51.100.9:${50_000 + count}` };
      ports.push((await candidate(from, undefined, { email: `p${count}@exempel.se` })).location);
    }
    expect(ports.filter((location) => location.includes("/tack"))).toHaveLength(20);
  });

  it("beyond the budget the file is refused with a word beside it, and the form goes on", async () => {
    const large = Buffer.concat([pdf(), Buffer.from("\n%".padEnd(700_000, "x")), Buffer.from("\n%%EOF\n")]);
    const first = await candidate(ownAddress(), large, { email: "rum1@exempel.se" });
    expect(first.location).toContain("/tack");
    const second = await candidate(ownAddress(), large, { email: "rum2@exempel.se" });
    expect(second.location).toContain("utkast=");
    const page = await (await fetch(site.url + second.location)).text();
    expect(page).toContain("Vi kan inte ta emot fler filer just nu");
    expect(page).toContain("rum2@exempel.se");
    const third = await candidate(ownAddress(), undefined, { email: "rum2@exempel.se" });
    expect(third.location).toContain("/tack");
  });

  it("a mark that is too old gets a fresh one, and every word stays", async () => {
    const stale = newMark(Date.now() - 25 * HOUR);
    const answer = await postOpened(site, "/kontakt", contactValues({ message: "Alla ord" }), stale);
    const page = await (await fetch(site.url + answer.location)).text();
    expect(page).toContain("Formuläret hade varit öppet för länge");
    expect(page).toContain("Alla ord");
    const fresh = /name="formToken" value="([^"]+)"/.exec(page)?.[1] ?? "";
    expect(fresh).not.toBe(stale);
    await new Promise((resolve) => setTimeout(resolve, 2100));
    const sent = await postOpened(site, "/kontakt", contactValues({ message: "Alla ord" }), fresh);
    expect(sent.location).toContain("/tack");
  });

  it("a mark spent on one thing sends other words back with a fresh one", async () => {
    const token = oldFormToken();
    const first = await postOpened(site, "/kontakt", contactValues(), token);
    const again = await postOpened(site, "/kontakt", contactValues(), token);
    expect(again.location).toBe(first.location);
    const before = (await storedReferences(site)).length;
    const other = await postOpened(site, "/kontakt", contactValues({ message: "Något nytt" }), token);
    expect(await (await fetch(site.url + other.location)).text()).toContain("har redan skickats en gång");
    expect(await storedReferences(site)).toHaveLength(before);
  });

  it("an address longer than 8 KB is 414, in Swedish, with its headers", async () => {
    const response = await fetch(`${site.url}/verktyg/kpi?x=${"a".repeat(8200)}`);
    expect(response.status).toBe(414);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'self'");
    expect(await response.text()).toContain("Adressen är för lång");
  });

  it("a loop against a drawn page is slowed for its own network and no other", async () => {
    const loop = { "X-Forwarded-For": "203.0.113.200" };
    // So many that a slow machine, too, is asked for more than the bucket holds and is filled with meanwhile.
    const statuses: number[] = [];
    const line = async () => {
      while (statuses.length < 1200) {
        const answer = await fetch(`${site.url}/kontakt`, { headers: loop });
        statuses.push(answer.status);
        await answer.text();
      }
    };
    await Promise.all(Array.from({ length: 16 }, line));
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(10);
    expect((await fetch(`${site.url}/kontakt`, { headers: { "X-Forwarded-For": "203.0.113.201" } })).status).toBe(200);
  });

  it("a body that stalls is ended, and holds nothing up", async () => {
    const { port } = new URL(site.url);
    const socket = connect(Number(port), "127.0.0.1");
    let answer = "";
    socket.on("data", (chunk) => (answer += chunk));
    socket.write(
      `POST /kontakt/skicka HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nname=A`,
    );
    const begun = Date.now();
    await eventually(() => answer || undefined, 45_000);
    expect(answer).toContain("408");
    expect(Date.now() - begun).toBeLessThan(40_000);
    socket.destroy();
  });

  /** Begins to send a CV, of which most is still to come. */
  function beginUpload(from: string) {
    const socket = connect(Number(new URL(site.url).port), "127.0.0.1").on("error", () => {});
    const head = `--x\r\nContent-Disposition: form-data; name="cv"; filename="a.pdf"\r\n\r\n%PDF-`;
    socket.write(
      `POST /kandidat/skicka HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: ${from}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n${head}`,
    );
    return socket;
  }

  it("two uploads that hardly move keep a third from their own network waiting, nobody else, and are ended", async () => {
    const slow = "192.0.2.200";
    const answers = ["", ""];
    const sockets = answers.map((_, index) =>
      beginUpload(slow).on("data", (chunk) => {
        answers[index] += String(chunk);
      }),
    );
    const drip = setInterval(() => {
      for (const socket of sockets) if (socket.writable) socket.write("x");
    }, 5000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const theirs = await candidate({ "X-Forwarded-For": slow }, pdf(), { email: "samma@exempel.se" });
    expect(await (await fetch(site.url + theirs.location)).text()).toContain("Många skickar filer just nu");
    const others = await candidate(ownAddress(), pdf(), { email: "annat@exempel.se" });
    expect(others.location).toContain("/tack");
    await eventually(() => answers.every((answer) => answer.includes("408")) || undefined, 45_000);
    clearInterval(drip);
    for (const socket of sockets) socket.destroy();
  });

  it("of many uploads at once some are told to come back, with every word kept", async () => {
    const held = Array.from({ length: 8 }, (_, index) => beginUpload(`192.0.2.${index}`));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const answer = await candidate(ownAddress(), pdf(), { email: "trangt@exempel.se" });
    const page = await (await fetch(site.url + answer.location)).text();
    expect(page).toContain("Många skickar filer just nu");
    expect(page).toContain("trangt@exempel.se");
    for (const socket of held) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const freed = await candidate(ownAddress(), pdf(), { email: "ledigt@exempel.se" });
    expect(freed.location).toContain("/tack");
  });
});

describe("a start behind a proxy that was forgotten", () => {
  it("is said in the log the first time, once", async () => {
    const site = await startSite({ TRUST_PROXY: "0", LOG_LEVEL: "info" });
    for (let count = 0; count < 3; count += 1) await fetch(`${site.url}/kontakt`, { headers: ownAddress() });
    await eventually(() => site.output().includes("TRUST_PROXY") || undefined);
    expect(site.output().match(/TRUST_PROXY/g)).toHaveLength(2); // one line that names it twice
    await site.stop();
  });
});
