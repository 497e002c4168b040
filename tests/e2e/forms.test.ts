import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page, Route } from "playwright";
import { describe, expect, it } from "vitest";
import { pdf } from "#tests/support/cv.ts";
import { candidateValues } from "#tests/support/leads.ts";
import { linkIn } from "#tests/support/mail.ts";
import { eventually, lead, storedReferences } from "#tests/support/site.ts";
import { siteAndBrowser } from "#tests/support/site-and-browser.ts";
import { asAPersonWould, formBody, openForm, ownAddress } from "#tests/support/submit.ts";
import { delayScripts, noComplaints, touchForm, visit } from "#tests/support/visitor.ts";

const { site, browser } = await siteAndBrowser();

const ways = [
  { how: "with JavaScript", javaScriptEnabled: true },
  { how: "without JavaScript", javaScriptEnabled: false },
];

async function fillContact(page: Page, email: string) {
  await page.getByRole("radio", { name: "Executive search" }).check();
  await page.getByLabel("Vad behöver ni?").fill("Vi byter plattform.\nVem leder det?");
  await page.getByLabel("Företag").fill("Exempel & Söner AB");
  await page.getByLabel("Ditt namn").fill("Åsa Öberg");
  await page.getByLabel("E-post").fill(email);
}

async function fillCandidate(page: Page, email: string) {
  await page.getByLabel("Namn").fill("Bo Ek");
  await page.getByLabel("E-post").fill(email);
  await page.getByRole("checkbox", { name: "Efter klicket" }).check();
  await page.getByRole("checkbox", { name: "Tillväxt" }).check();
  await page.getByRole("checkbox", { name: "Omnikanal" }).check();
  await page.getByRole("checkbox", { name: "Hybrid" }).check();
  await page.getByRole("checkbox", { name: /^Jag samtycker/ }).check();
}

async function reference(page: Page): Promise<string> {
  await page.getByRole("heading", { level: 1, name: /^Tack\./ }).waitFor();
  return (await page.getByText(/^[KN]-[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? "";
}

async function mailsTo(email: string) {
  return (await site.mails()).filter((mail) => JSON.stringify(mail.to).includes(email));
}

describe.each(ways)("forms $how", ({ javaScriptEnabled }) => {
  const options = { javaScriptEnabled };
  const own = (name: string) => `${name}-${javaScriptEnabled ? "js" : "utan"}@exempel.se`;

  it("take a contact request all the way to database and mail", async () => {
    const { page, complaints, close } = await visit(browser, site, options);
    await page.goto("/kontakt");
    await touchForm(page);
    await fillContact(page, own("kontakt"));
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    const number = await reference(page);
    expect(await storedReferences(site)).toContain(number);

    const receipt = await eventually(async () => (await mailsTo(own("kontakt")))[0]);
    expect(receipt.subject).toBe(`Vi har tagit emot din förfrågan (${number})`);
    expect(receipt.text).not.toContain("Exempel & Söner AB");
    const notice = await eventually(async () =>
      (await mailsTo("team@hammerhanborg.example")).find((mail) => mail.subject?.includes(number)),
    );
    expect(notice.text).toContain(`/personal/lead/${number}`);
    expect(notice.text).not.toContain("Executive search");

    await page.reload();
    expect(await reference(page)).toBe(number);
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("take a candidate's sign-up with a CV, and count it once the address is confirmed", async () => {
    const { page, complaints, close } = await visit(browser, site, options);
    await page.goto("/kandidat");
    await touchForm(page);
    await fillCandidate(page, own("kandidat"));
    await page.getByLabel("CV").setInputFiles({ name: "../../Mitt CV.doc", mimeType: "x/y", buffer: pdf() });
    await asAPersonWould();
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    const number = await reference(page);
    expect(number).toMatch(/^N-/);
    const question = await eventually(async () => (await mailsTo(own("kandidat")))[0]);
    expect(question.subject).toBe("Bekräfta din e-postadress");
    expect(await mailsTo("team@hammerhanborg.example")).not.toContainEqual(
      expect.objectContaining({ subject: `Ny kandidat ${number}` }),
    );

    const link = linkIn(question);
    await page.goto(link);
    expect(await lead(site, number)).toMatchObject({
      state: "unconfirmed",
      file: { name: "Mitt CV.pdf", type: "pdf" },
    });
    await page.getByRole("button", { name: "Ja, jag vill vara med" }).click();
    await page.getByRole("heading", { name: "Klart. Du är med i nätverket." }).waitFor();
    expect(await lead(site, number)).toMatchObject({ state: "active" });
    const receipt = await eventually(async () => (await mailsTo(own("kandidat")))[1]);
    expect(receipt.text).toContain("Tillväxt, Omnikanal");
    await eventually(async () =>
      (await mailsTo("team@hammerhanborg.example")).find((mail) => mail.subject === `Ny kandidat ${number}`),
    );
    await page.goto(link);
    await page.getByRole("heading", { name: "Klart. Du är med i nätverket." }).waitFor();
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("send everything back when it is wrong: every word kept, each error told, focus moved", async () => {
    const { page, complaints, close } = await visit(browser, site, options);
    await page.goto("/kandidat");
    await touchForm(page);
    await page.getByLabel("E-post").fill("inte en adress");
    await page.getByLabel("Telefon").fill("ring mig");
    await page.getByRole("checkbox", { name: "Före klicket" }).check();
    await page.getByRole("radio", { name: "6–10 år" }).check();
    await page.getByLabel("Ort").fill("Umeå");
    await page.getByLabel("LinkedIn").fill("http://exempel.se/jag");
    await page.getByLabel("Något mer vi bör veta?").fill("Å, ä & <ö>\nny rad");
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();

    const summary = page.locator("#fel");
    await summary.getByRole("heading", { name: "Fem uppgifter behöver rättas" }).waitFor();
    expect(await summary.getByRole("link").allTextContents()).toEqual([
      "Skriv ditt namn",
      "Skriv en e-postadress, till exempel namn@exempel.se",
      "Skriv telefonnumret med siffror, till exempel 070-123 45 67",
      "Klistra in adressen till din profil på LinkedIn, till exempel linkedin.com/in/ditt-namn",
      "Kryssa i samtycket om du vill vara med",
    ]);
    await eventually(
      async () => (await summary.evaluate((element) => element === document.activeElement)) || undefined,
    );

    expect(await page.getByLabel("E-post").inputValue()).toBe("inte en adress");
    expect(await page.getByLabel("Ort").inputValue()).toBe("Umeå");
    expect(await page.getByLabel("Något mer vi bör veta?").inputValue()).toBe("Å, ä & <ö>\nny rad");
    expect(await page.getByRole("checkbox", { name: "Före klicket" }).isChecked()).toBe(true);
    expect(await page.getByRole("radio", { name: "6–10 år" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Namn").getAttribute("aria-invalid")).toBe("true");

    await summary.getByRole("link", { name: "Skriv ditt namn" }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("name");

    await page.getByLabel("Namn").fill("Bo Ek");
    await page.getByLabel("E-post").fill(own("rattad"));
    await page.getByLabel("Telefon").fill("+46 70 123 45 67");
    await page.getByLabel("LinkedIn").fill("");
    await page.getByRole("checkbox", { name: /^Jag samtycker/ }).check();
    await asAPersonWould();
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await reference(page);
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("tell the error of every required field of the contact form", async () => {
    const { page, complaints, close } = await visit(browser, site, options);
    await page.goto("/kontakt");
    await touchForm(page);
    await page.getByLabel("Telefon").fill("abc");
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    const summary = page.locator("#fel");
    await summary.waitFor();
    expect(await summary.getByRole("link").allTextContents()).toEqual([
      "Välj en tjänst, eller ”Vet inte än”",
      "Beskriv kort vad ni behöver",
      "Skriv vilket företag det gäller",
      "Skriv ditt namn",
      "Skriv din e-postadress, till exempel namn@exempel.se",
      "Skriv telefonnumret med siffror, till exempel 070-123 45 67",
    ]);
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("give one lead when sent twice", async () => {
    const { page, close } = await visit(browser, site, options);
    await page.goto("/kontakt");
    await touchForm(page);
    await fillContact(page, own("dubbel"));
    await asAPersonWould();
    const before = (await storedReferences(site)).length;
    await page.getByRole("button", { name: "Skicka förfrågan" }).dblclick();
    const number = await reference(page);
    // And once more from the page that is still in the browser's memory.
    await page.goBack();
    await touchForm(page);
    if ((await page.getByLabel("E-post").inputValue()) === "") await fillContact(page, own("dubbel"));
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await page.getByRole("alert").getByText("Du har redan skickat just det här").waitFor();
    expect((await storedReferences(site)).length).toBe(before + 1);
    expect(await storedReferences(site)).toContain(number);
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    expect(await reference(page)).not.toBe(number);
    expect((await storedReferences(site)).length).toBe(before + 2);
    await close();
  });

  it("send back what comes too fast or fills in the trap, with every word", async () => {
    const { page, close } = await visit(browser, site, options);
    await page.goto("/kontakt");
    await touchForm(page);
    await fillContact(page, own("snabb"));
    // Shown just now, however slow this machine is at filling in.
    const shown = await page.locator('[name="formToken"]').inputValue();
    const sendNow = async (route: Route) => {
      const postData = route
        .request()
        .postData()
        ?.replace(shown, await openForm(site, "/kontakt"));
      await route.continue({ postData: postData ?? "" });
    };
    await page.route("**/skicka", sendNow, { times: 1 });
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await page.getByText("Det gick så fort").waitFor();
    expect(await page.getByLabel("E-post").inputValue()).toBe(own("snabb"));
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await reference(page);

    await page.goto("/kontakt");
    await fillContact(page, own("falla"));
    await asAPersonWould();
    await page.locator("#website").evaluate((element) => element.setAttribute("value", "https://skrap.example"));
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await page.getByText("Ett program i din webbläsare kan ha fyllt i ett dolt fält").waitFor();
    expect(await page.getByLabel("Företag").inputValue()).toBe("Exempel & Söner AB");
    // The program does it again: the person is not asked a second time.
    await page.locator("#website").evaluate((element) => element.setAttribute("value", "https://skrap.example"));
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await reference(page);
    await close();
  });
});

describe.each(ways)("no form is a dead end $how", ({ javaScriptEnabled }) => {
  const own = (name: string) => `${name}-${javaScriptEnabled ? "js" : "utan"}@exempel.se`;

  it("what looks like a personal identity number comes back once, with why, and is then taken", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled });
    await page.goto("/kontakt");
    await touchForm(page);
    await fillContact(page, own("nummer"));
    await page.getByLabel("Vad behöver ni?").fill("Avtalet 811218-9876 gäller.");
    await asAPersonWould();
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    const summary = page.locator("#fel");
    await summary.getByText("Det behöver vi inte", { exact: false }).waitFor();
    expect(await summary.getByRole("link").allTextContents()).toEqual([
      "”811218-9876” ser ut som ett personnummer. Ta bort det, eller skicka igen om det är något annat",
    ]);
    expect(await page.getByLabel("Vad behöver ni?").inputValue()).toBe("Avtalet 811218-9876 gäller.");
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    expect(await reference(page)).toMatch(/^K-/);
    await close();
  });

  it("a program that fills in the hidden field every time, a mark that is no longer good and a mistake, one after another", async () => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled, bypassCSP: true });
    await page.goto("/kontakt");
    await touchForm(page);
    await fillContact(page, own("tre"));
    const mark = await page.locator("[name=formToken]").inputValue();
    const spoil = (route: Route) =>
      route.continue({ postData: route.request().postData()?.replace(mark, "gammal") ?? "" });
    await page.route("**/skicka", spoil, { times: 1 });
    const fillTrap = () =>
      page.locator("#website").evaluate((element) => {
        element.setAttribute("value", "https://exempel.se");
        if (element instanceof HTMLInputElement) element.value = "https://exempel.se";
      });
    const send = () => page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await fillTrap();
    await asAPersonWould();
    await send();
    await page.getByText("Formuläret hade varit öppet för länge").waitFor();
    await fillTrap();
    await asAPersonWould();
    await send();
    await page.getByText("Ett program i din webbläsare kan ha fyllt i ett dolt fält").waitFor();
    await page.getByLabel("Telefon").fill("fel");
    await fillTrap();
    await send();
    await page.locator("#fel").getByRole("link", { name: "Skriv telefonnumret med siffror" }).waitFor();
    await page.getByLabel("Telefon").fill("(070) 123 45 67");
    await fillTrap();
    await send();
    expect(await reference(page)).toMatch(/^K-/);
    await close();
  });
});

describe("a file that is moved after it was chosen", () => {
  it("is told of truthfully, and the form can be sent", async () => {
    const { page, close } = await visit(browser, site);
    const file = path.join(mkdtempSync(path.join(tmpdir(), "flyttad-")), "cv.pdf");
    writeFileSync(file, pdf());
    await page.goto("/kandidat");
    await touchForm(page);
    await page.getByLabel("Namn").fill("Åsa");
    await page.getByLabel("E-post").fill("flyttad@exempel.se");
    await page.getByLabel("CV").setInputFiles(file);
    await page.getByRole("checkbox", { name: /^Jag samtycker/ }).check();
    rmSync(file);
    await asAPersonWould();
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await page.locator("#fel").getByRole("link", { name: "Filen går inte att läsa" }).waitFor();
    expect(await page.getByLabel("Namn").inputValue()).toBe("Åsa");
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await page.getByRole("heading", { name: "Tack. Ett klick återstår." }).waitFor();
    await close();
  });
});

describe("a file that is no CV", () => {
  it.each([
    ["Bild.pdf", "en bild", "Filen är varken PDF, DOCX eller ODT"],
    ["Tom.pdf", "", "Filen är tom"],
  ])("is told of beside all else that is wrong, and not sent: %s", async (name, text, told) => {
    const { page, close } = await visit(browser, site);
    await page.goto("/kandidat");
    await touchForm(page);
    const sent: string[] = [];
    page.on("request", (request) => request.method() === "POST" && sent.push(request.url()));
    await page.getByLabel("E-post").fill("fel@exempel.se");
    await page.getByLabel("CV").setInputFiles({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await page.locator("#fel").getByRole("link", { name: told }).waitFor();
    await page.locator("#fel").getByRole("link", { name: /namn/i }).waitFor();
    expect(await page.getByLabel("CV").inputValue()).toBe("");
    expect(sent).toEqual([]);
    await close();
  });
});

describe("a CV that waited with the form, and is gone", () => {
  const sendBack = async (fields: Record<string, string | File>) => {
    const body = new FormData();
    const { email: _email, ...values } = candidateValues();
    for (const [name, value] of [...formBody({ ...values, email: "fel" }), ...Object.entries(fields)])
      body.append(name, value);
    const answer = await fetch(`${site.url}/kandidat/skicka`, {
      method: "POST",
      redirect: "manual",
      headers: ownAddress(),
      body,
    });
    return answer.headers.get("location") ?? "";
  };

  it.each(ways)("is told of, and the form can be sent without it $how", async ({ javaScriptEnabled }) => {
    const { page, close } = await visit(browser, site, { javaScriptEnabled });
    const cv = new File([new Uint8Array(pdf())], "cv.pdf");
    const address = await sendBack({ formToken: await openForm(site, "/kandidat"), cv });
    const draft = /utkast=([\w-]+)/.exec(address)?.[1] ?? "";
    await page.goto(address);
    await page.getByText("är redan bifogad").waitFor();
    // The same form once more, from another window: its draft takes the place of this one's.
    await sendBack({ formToken: await openForm(site, "/kandidat"), draft, attached: "1" });
    await page.getByLabel("E-post").fill(`borta-${javaScriptEnabled}@exempel.se`);
    await asAPersonWould();
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await page.locator("#fel").getByRole("link", { name: "Filen ligger inte kvar" }).waitFor();
    expect(await page.getByText("är redan bifogad").count()).toBe(0);
    await page.getByRole("button", { name: "Gå med i nätverket" }).click();
    await page.getByRole("heading", { name: "Tack. Ett klick återstår." }).waitFor();
    await close();
  });
});

describe("forms by keyboard alone", () => {
  it("can be filled in and sent", async () => {
    const { page, complaints, close } = await visit(browser, site);
    await page.goto("/kontakt");
    await page.getByRole("radio", { name: "Rekrytering" }).focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Någon som kan returer.");
    for (let count = 0; count < 3; count += 1) await page.keyboard.press("Tab");
    for (const text of ["Exempel AB", "Åsa Öberg", "tangent@exempel.se"]) {
      await page.keyboard.press("Tab");
      await page.keyboard.type(text);
    }
    await asAPersonWould();
    await page.keyboard.press("Enter");
    await reference(page);
    expect(complaints).toEqual(noComplaints);
    await close();
  });
});

describe("a form", () => {
  it("brings its script at the first touch, and keeps what was answered before it came", async () => {
    const { page, requests, complaints, close } = await visit(browser, site);
    const frameworkRuns = () => page.evaluate(() => "next" in window);
    await delayScripts(page);
    await page.goto("/kontakt", { waitUntil: "networkidle" });
    const before = requests.filter(({ type }) => type === "script").length;
    expect(await frameworkRuns()).toBe(false);

    await page.getByRole("radio", { name: "Interim management" }).check();
    await page.getByLabel("Vad behöver ni?").fill("Tidigt.");
    await page.getByLabel("Företag").fill("Tidig AB");
    expect(await frameworkRuns()).toBe(false);
    await touchForm(page);
    expect(await frameworkRuns()).toBe(true);
    expect(requests.filter(({ type }) => type === "script").length).toBeGreaterThan(before);
    expect(await page.getByRole("radio", { name: "Interim management" }).isChecked()).toBe(true);
    expect(await page.getByLabel("Vad behöver ni?").inputValue()).toBe("Tidigt.");

    // The script sends what it found: only what is missing is asked for, and the page stays.
    await page.getByRole("button", { name: "Skicka förfrågan" }).click();
    await page.locator("#fel").waitFor();
    expect(await page.locator("#fel").getByRole("link").allTextContents()).toEqual([
      "Skriv ditt namn",
      "Skriv din e-postadress, till exempel namn@exempel.se",
    ]);
    expect(await page.getByLabel("Företag").inputValue()).toBe("Tidig AB");
    expect(new URL(page.url()).search).toBe("");
    expect(complaints).toEqual(noComplaints);
    await close();
  });

  it("opens with the service that the link named", async () => {
    const { page, close } = await visit(browser, site);
    await page.goto("/tjanster/interim-management");
    await page.getByRole("link", { name: "Skicka en förfrågan" }).click();
    expect(await page.getByRole("radio", { name: "Interim management" }).isChecked()).toBe(true);
    await close();
  });
});
