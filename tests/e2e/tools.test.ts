import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { profileAddresses } from "#lib/content/profiles.ts";
import { routes } from "#lib/http/routes.ts";
import { toolBodies } from "#lib/http/tool-bodies.ts";
import { freePort } from "#tests/support/postgres.ts";
import { eventually, lead, startSite } from "#tests/support/site.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";
import { asAPersonWould } from "#tests/support/submit.ts";
import { delayScripts, noComplaints, visit } from "#tests/support/visitor.ts";

const { site, browser } = await siteAndBrowser();

const choose = (page: Page, question: string, answer: string) =>
  page.getByRole("group", { name: question }).getByRole("radio", { name: answer, exact: true }).check();

describe.each([
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
])("the tools $how", ({ javaScriptEnabled }) => {
  it("build a requirement profile, change an answer, download it and send it with a request", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/verktyg/kravprofil");
    await page.getByRole("link", { name: "E-commerce manager", exact: true }).click();
    await choose(page, "Hur mår plattformen?", "Den bromsar oss");
    if (javaScriptEnabled) await page.getByText("Svaren pekar mot plattformslyft.").waitFor();
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await choose(page, "Vad ska framför allt ha hänt?", "En ny plattform är på plats");
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await page.getByRole("heading", { name: "Hindren" }).waitFor();
    await page.getByRole("button", { name: "Tillbaka" }).click();
    await page.getByRole("heading", { name: "Målbilden" }).waitFor();
    expect(await page.getByRole("radio", { name: "En ny plattform är på plats" }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await page.getByRole("button", { name: "Fortsätt" }).click();
    await choose(page, "Hur fort måste det vända?", "Inom tre månader");
    await page.getByLabel("Har ni redan krav i tankarna?").fill("Max 35 år\nVan vid ERP");
    await page.getByRole("button", { name: "Visa kravprofilen" }).click();

    await page.getByRole("heading", { level: 1, name: "Ni behöver någon som lyfter plattformen." }).waitFor();
    await page.getByText("Ålder är en diskrimineringsgrund.").waitFor();
    expect(await page.getByRole("link", { name: "Interim management" }).first().isVisible()).toBe(true);
    await page.getByText("+5 plattformslyft").waitFor();

    await page.getByRole("link", { name: "Ändra svaret på: Vad ska framför allt ha hänt?" }).click();
    await choose(page, "Vad ska framför allt ha hänt?", "Mer blir kvar av varje order");
    for (let step = 0; step < 2; step += 1) await page.getByRole("button", { name: "Fortsätt" }).click();
    expect(await page.getByLabel("Har ni redan krav i tankarna?").inputValue()).toBe("Max 35 år\nVan vid ERP");
    await page.getByRole("button", { name: "Visa kravprofilen" }).click();
    await page.getByRole("heading", { level: 1, name: "Ni behöver någon som får mer att bli kvar." }).waitFor();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "Ladda ner som Word" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("kravprofil.docx");
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");

    await page.getByRole("link", { name: "Skicka profilen till oss" }).click();
    expect(await page.getByRole("radio", { name: "Interim management" }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "Kravprofilen följer med" }).isChecked()).toBe(true);
    await page.getByLabel("Vad behöver ni?").fill("Se profilen.");
    await page.getByLabel("Företag").fill("Exempel AB");
    await page.getByLabel("Ditt namn").fill("Åsa");
    await page.getByLabel("E-post").fill(`profil-${javaScriptEnabled}@exempel.se`);
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    const reference = (await page.getByText(/^K-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? "";
    const { profile } = (await lead(site, reference)).values;
    expect(profile).toContain("mal=lonsamhet");
    await page.goto(`/verktyg/kravprofil/e-commerce-manager?${profile}&till=resultat`);
    await page.getByRole("heading", { level: 1, name: "Ni behöver någon som får mer att bli kvar." }).waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("count KPIs from numbers as people write them, and tell what cannot be counted", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/verktyg/kpi");
    const part = page.locator("#snittordervarde");
    await part.getByLabel("Försäljning").fill("1 250,50 kr");
    await part.getByLabel("Antal order").fill("2");
    if (!javaScriptEnabled) await part.getByRole("button", { name: "Räkna" }).click();
    await part.getByText("Snittordervärde: 625\u00a0kr").waitFor();
    expect(await part.getByLabel("Försäljning").inputValue()).toBe("1 250,50 kr");
    await part.getByLabel("Antal order").fill("0");
    if (!javaScriptEnabled) await part.getByRole("button", { name: "Räkna" }).click();
    await part.getByText("Det går inte att dela med noll.").waitFor();
    await part.getByLabel("Antal order").fill("många");
    if (!javaScriptEnabled) await part.getByRole("button", { name: "Räkna" }).click();
    await part.getByText("Skriv ett tal med siffror").waitFor();
    expect(await part.getByLabel("Antal order").getAttribute("aria-invalid")).toBe("true");
    await eventually(() => (page.url().includes("snittordervarde.orders=m") ? true : undefined));
    await page.reload();
    expect(await part.getByLabel("Antal order").inputValue()).toBe("många");
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("show what a goal takes of each number, and what changes of one's own give", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/verktyg/kpi#tank-om");
    const part = page.locator("#tank-om");
    await part.getByText("62\u00a0160\u00a0kr").waitFor();
    await part
      .getByRole("row", { name: /Färre returer/ })
      .getByText("går inte med bara detta")
      .waitFor();
    const count = async () => {
      if (!javaScriptEnabled) await part.getByRole("button", { name: "Räkna" }).first().click();
    };
    await part.getByLabel("Så mycket ska resultatet öka under perioden").fill("20 000");
    await count();
    await part
      .getByRole("row", { name: /Färre returer/ })
      .getByText("1,09\u00a0%")
      .waitFor();
    await part
      .getByRole("row", { name: /Högre konverteringsgrad/ })
      .getByText("2,73\u00a0%")
      .waitFor();
    await part.getByRole("group", { name: "Pröva egna ändringar" }).getByLabel("Konverteringsgrad").fill("0,1");
    await count();
    await part.getByText("Tillsammans: +6\u00a0090\u00a0kr").waitFor();
    expect(new URL(page.url()).searchParams.get("tank-om.mal")).toBe("20 000");
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("say what is in the way of a profile, and keep what was written", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    const demands = page.getByLabel("Har ni redan krav i tankarna?");
    await page.goto("/verktyg/kravprofil/e-commerce-manager?vid=4");
    await demands.fill("Van vid ERP");
    await page.getByRole("button", { name: "Visa kravprofilen" }).click();
    await page.getByText("Svara på minst en fråga").waitFor();
    expect(await demands.inputValue()).toBe("Van vid ERP");
    await choose(page, "Hur fort måste det vända?", "Inom tre månader");
    await demands.fill(`${"Van vid ERP och lager\n".repeat(100)}sist`);
    await page.getByRole("button", { name: "Visa kravprofilen" }).click();
    await page.getByText("Nu är de 2\u00a0204.").waitFor();
    expect(await demands.inputValue()).toMatch(/sist$/);
    await demands.fill(Array.from({ length: 25 }, (_, line) => `Krav ${line}`).join("\n"));
    await page.getByRole("button", { name: "Visa kravprofilen" }).click();
    await page.getByText("Krav 24").first().waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("tell of directions that weigh the same", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled });
    const equal = "/verktyg/kravprofil/e-commerce-manager?mognad=vuxit&kanaler=butik";
    await page.goto(equal);
    await page.getByText("Svaren pekar lika mycket mot omnikanal och grundstruktur.").waitFor();
    await page.goto(`${equal}&till=resultat`);
    await page.getByText("Lika många poäng har").waitFor();
    await close();
  });

  it("count where Enter is pressed", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/verktyg/kpi");
    await page.locator("#returgrad input").first().fill("12");
    await page.locator("#returgrad input").first().press("Enter");
    // Without script a browser presses the form's first button.
    await page.waitForURL(javaScriptEnabled ? /#returgrad$/ : /#konverteringsgrad$/);
    await close();
  });

  it("choose a role along the line", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/verktyg/rollval");
    await choose(page, "Är ni kända hos dem ni säljer till?", "Nej, få vet vilka vi är");
    // Pressed by mistake: it can be taken back.
    await choose(page, "Är ni kända hos dem ni säljer till?", "Hoppa över frågan");
    await choose(page, "Köper de?", "Många avbryter i varukorg eller kassa");
    if (!javaScriptEnabled) await page.getByRole("button", { name: "Visa svaret" }).click();
    await page.getByRole("heading", { name: "Börja med en E-commerce manager." }).waitFor();
    await page.getByRole("link", { name: "Jämför: primärt fokus" }).click();
    expect(decodeURIComponent(new URL(page.url()).hash)).toBe("#primärt-fokus");
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("begin in the guides", async () => {
    const { page, complaints, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/guider/kpier-for-e-handel");
    const form = page.getByRole("form", { name: "Räkna ut returgrad" });
    await form.getByLabel("Returnerade varor").fill("30");
    await form.getByLabel("Sålda varor").fill("120");
    await form.getByRole("button", { name: "Räkna" }).click();
    await page.locator("#returgrad").getByText("Returgrad: 25\u00a0%").waitFor();
    await page.goto("/guider/e-commerce-manager-eller-digital-marketing-manager");
    await page.getByRole("link", { name: "Öppna rollvalet" }).click();
    await page.getByRole("heading", { level: 1, name: "Vilken roll behöver ni?" }).waitFor();
    await page.goto("/sa-arbetar-vi");
    await page.getByRole("link", { name: "Bygg er kravprofil" }).click();
    await page.getByRole("heading", { level: 1, name: "Bygg er kravprofil" }).waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});

describe("what a tool says to answers", () => {
  it("is drawn by React alone, to the letter as the framework draws it", async () => {
    const own = await startSite();
    // Nobody has opened it, nor the site itself at its start: the framework draws it.
    const [, unseen = ""] = profileAddresses();
    const answers = "mal=plattform&krav=%C3%A5%22%3Cb%3E&krav=andra&till=resultat";
    const drawn = async (address: string) => (await fetch(own.url + address)).text();
    const byTheFramework = await drawn(`${unseen}?${answers}`);
    // An address of its own with the same answers.
    expect(await drawn(`${unseen}?${answers}&`)).toBe(byTheFramework);
    const body = toolBodies(".next-current");
    expect(byTheFramework).toContain(await body(`${unseen}?${answers}`));
    await own.stop();
    expect(own.output()).not.toContain("the framework draws what React alone should");
  });

  it("can be drawn by React alone wherever it is the same for all", async () => {
    const body = toolBodies(".next-current");
    for (const { path } of routes.filter((route) => route.sameForAll && route.path.startsWith("/verktyg"))) {
      const address = path.includes("[") ? profileAddresses()[0] : path;
      expect(await body(address ?? ""), path).toContain("<main");
    }
  });
});

describe("a tool whose script comes late", () => {
  it("takes the answer that was given before it", async () => {
    const { page, complaints, close } = await visit(browser, site);
    await delayScripts(page);
    await page.goto("/verktyg/rollval");
    await page.getByRole("radio", { name: "Nej, för få kommer" }).check();
    await page.waitForURL(/\/verktyg\/rollval\?/);
    expect(await page.getByRole("radio", { name: "Nej, för få kommer" }).isChecked()).toBe(true);
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});

describe("a tool whose script is there before its form", () => {
  it("follows the answers", async () => {
    const stalling = createServer(async (request, response) => {
      const answer = await fetch(`${site.url}${request.url}`);
      const text = await answer.text();
      const form = Math.max(0, text.indexOf("<form noValidate"));
      response.writeHead(answer.status, { "Content-Type": answer.headers.get("content-type") ?? "" });
      response.write(text.slice(0, form));
      setTimeout(() => response.end(text.slice(form)), form ? 1_000 : 0);
    });
    const port = await freePort();
    await new Promise<void>((resolve) => stalling.listen(port, "127.0.0.1", resolve));
    const { page, close } = await visit(browser, { url: `http://127.0.0.1:${port}` });
    await page.goto("/verktyg/rollval", { waitUntil: "commit" });
    await page.getByRole("radio", { name: "Nej, för få kommer" }).check();
    await page.waitForURL(/\/verktyg\/rollval\?/);
    await close();
    stalling.close();
  });
});

describe("the tools by keyboard alone", () => {
  it("lead from the first question to a profile", async () => {
    const { page, complaints, close } = await visit(browser, site);
    await page.goto("/verktyg/kravprofil?mal=tillvaxt&vid=4");
    await page.getByRole("radio", { name: "Inom tre månader" }).focus();
    await page.keyboard.press("Space");
    for (const _question of ["varaktighet", "mandat"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
    }
    await page.keyboard.press("Tab");
    await page.keyboard.type("Van vid Shopify");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ni behöver någon som får affären att växa." }).waitFor();
    expect(await page.getByText("Van vid Shopify").first().isVisible()).toBe(true);
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("count a KPI", async () => {
    const { page, complaints, close } = await visit(browser, site);
    await page.goto("/verktyg/kpi");
    await page.locator("#returgrad").getByLabel("Returnerade varor").focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.type("30");
    await page.keyboard.press("Tab");
    await page.keyboard.type("120");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.locator("#returgrad").getByText("Returgrad: 25\u00a0%").waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("choose a role", async () => {
    const { page, complaints, close } = await visit(browser, site);
    await page.goto("/verktyg/rollval");
    await page.getByRole("radio", { name: "Nej, för få kommer" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.getByText("Träffa rätt målgrupp i annonser och sök").waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.getByRole("heading", { name: "Börja med en Digital Marketing Manager." }).waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});
