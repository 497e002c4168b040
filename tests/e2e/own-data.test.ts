import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { violations } from "#tests/support/axe.ts";
import { pdf } from "#tests/support/cv.ts";
import { linkIn } from "#tests/support/mail.ts";
import { expectOwnStyle } from "#tests/support/own-style.ts";
import { eventually, lead, startSite } from "#tests/support/site.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";
import { asAPersonWould, postForm, submitCandidate } from "#tests/support/submit.ts";
import { noComplaints, touchForm, visit } from "#tests/support/visitor.ts";

const { site, browser } = await siteAndBrowser();

/** The newest mail to an address with this subject. */
const mailTo = (email: string, subject: string) =>
  eventually(async () =>
    (await site.mails()).findLast(
      (mail) => JSON.stringify(mail.to).includes(email) && mail.subject?.startsWith(subject),
    ),
  );

describe.each([
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
])("a candidate $how", ({ javaScriptEnabled }) => {
  const email = `egen-${javaScriptEnabled ? "js" : "utan"}@exempel.se`;

  it("sees, changes, pauses, takes along and erases their data", async () => {
    const reference = await submitCandidate(site, { email, place: "Umeå" });
    const { page, complaints, close } = await visit(browser, site, {
      javaScriptEnabled,
      bypassCSP: true,
      reducedMotion: "reduce",
    });
    const seesOwnStyle = async () => {
      if (javaScriptEnabled) await expectOwnStyle(page);
    };
    await page.goto(`/kandidat/tack?referens=${reference}`);
    await seesOwnStyle();
    await page.goto(linkIn(await mailTo(email, "Bekräfta")));
    await seesOwnStyle();
    await page.getByRole("button", { name: "Ja, jag vill vara med" }).click();
    await page.getByRole("heading", { name: "Klart." }).waitFor();
    await seesOwnStyle();

    await page.goto("/kandidat/mina-uppgifter");
    await touchForm(page);
    await page.getByLabel("E-post").fill(email.toUpperCase());
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka en länk" }).click();
    await page.getByText("Om vi har något under adressen är en länk på väg dit").waitFor();
    const opened = linkIn(await mailTo(email, "Länk till"));
    await page.goto(opened);
    await page.getByText("Umeå").waitFor();
    expect(page.url()).not.toContain(email);
    if (javaScriptEnabled) expect(await violations(page)).toEqual([]);
    await seesOwnStyle();

    await page.getByRole("link", { name: "Ändra uppgifter eller byt CV" }).click();
    await page.waitForURL("**/andra*");
    await seesOwnStyle();
    await touchForm(page);
    await page.getByLabel("Namn").fill("");
    await page.getByLabel("Ort").fill("Luleå");
    await page.getByRole("radio", { name: "3–5 år" }).check();
    await page.getByRole("radio", { name: "Inget svar" }).first().check();
    await page.getByLabel("CV").setInputFiles({ name: "Nytt CV.pdf", mimeType: "application/pdf", buffer: pdf() });
    await page.getByRole("button", { name: "Spara ändringarna" }).click();
    await page.locator("#fel").getByRole("link", { name: "Skriv ditt namn" }).waitFor();
    if (!javaScriptEnabled) await page.getByText("Nytt CV.pdf (1 kB) är redan bifogad", { exact: false }).waitFor();
    await page.getByLabel("Namn").fill("Åsa Ny");
    await asAPersonWould();
    await page.getByRole("button", { name: "Spara ändringarna" }).click();
    await page.getByText("Ändringarna är sparade.").waitFor();
    expect(await lead(site, reference)).toMatchObject({
      values: { name: "Åsa Ny", place: "Luleå" },
      file: { name: "Nytt CV.pdf" },
    });
    expect((await lead(site, reference)).values).not.toHaveProperty("experience");

    await page.getByRole("button", { name: "Pausa" }).click();
    await page.getByText("Du är pausad.").waitFor();
    expect((await lead(site, reference)).state).toBe("paused");

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Hämta mina uppgifter" }).click(),
    ]);
    expect(JSON.parse(readFileSync(await download.path(), "utf8"))).toMatchObject({
      epost: email,
      kandidat: { status: "paused" },
    });

    await page.getByText("Radera allt om mig").click();
    await page.getByRole("button", { name: "Ja, radera allt nu" }).click();
    await page.getByText("Allt vi hade under din adress är raderat.").waitFor();
    await page.goto(opened);
    await page.getByText("Länken har slutat gälla.").waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});

describe("nobody finds out who is registered", () => {
  it("by asking for a link, or by signing up again", async () => {
    const email = "kand@exempel.se";
    await submitCandidate(site, { email });
    const { page, close } = await visit(browser, site, { javaScriptEnabled: false });
    await page.goto(linkIn(await mailTo(email, "Bekräfta")));
    await page.getByRole("button", { name: "Ja, jag vill vara med" }).click();

    const answers = await Promise.all(
      [email, "okand@exempel.se"].map((one) => postForm(site, "/kandidat/mina-uppgifter", { email: one })),
    );
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, "/kandidat/mina-uppgifter?klart=skickad"],
      [303, "/kandidat/mina-uppgifter?klart=skickad"],
    ]);
    const [again, fresh] = [
      await submitCandidate(site, { email }),
      await submitCandidate(site, { email: "ny@exempel.se" }),
    ];
    const texts: string[] = [];
    for (const reference of [again, fresh]) {
      await page.goto(`/kandidat/tack?referens=${reference}`);
      texts.push((await page.locator("main").textContent())?.replace(reference, "") ?? "");
    }
    expect(texts[0]).toBe(texts[1]);
    await close();
  });

  it("and a link that is wrong or old says so", async () => {
    const { page, close } = await visit(browser, site, { reducedMotion: "reduce" });
    for (const address of [
      "/kandidat/bekrafta?kod=fel",
      "/kontakt/bekrafta",
      "/kandidat/mina-uppgifter/fornya?kod=fel",
    ]) {
      await page.goto(address);
      await page.getByRole("heading", { name: "Länken gäller inte längre." }).waitFor();
      await expectOwnStyle(page);
    }
    await page.goto("/kandidat/mina-uppgifter?lank=fel");
    await page.getByText("Länken har slutat gälla.").waitFor();
    await page.goto("/kandidat/mina-uppgifter/andra?lank=fel");
    await page.getByText("Länken har slutat gälla.").waitFor();
    await close();
  });
});

describe("proof of work", () => {
  it("is done by the browser; without JavaScript the address is confirmed instead", async () => {
    const guarded = await startSite({ PROOF_OF_WORK: "on" });
    for (const javaScriptEnabled of [true, false]) {
      const { page, complaints, close } = await visit(browser, guarded, { javaScriptEnabled });
      await page.goto("/kontakt");
      await touchForm(page);
      await page.getByRole("radio", { name: "Rekrytering" }).check();
      await page.getByLabel("Vad behöver ni?").fill("Någon.");
      await page.getByLabel("Företag").fill("Exempel AB");
      await page.getByLabel("Ditt namn").fill("Åsa");
      await page.getByLabel("E-post").fill(`asa-${javaScriptEnabled}@exempel.se`);
      await asAPersonWould();
      await page.getByRole("button", { name: "Skicka förfrågan" }).click();
      await page
        .getByRole("heading", {
          name: javaScriptEnabled ? "Tack. Din förfrågan är hos oss." : "Tack. Ett klick återstår.",
        })
        .waitFor();
      expect(complaints).toEqual(noComplaints);
      await close();
    }
    await guarded.stop();
  });
});
