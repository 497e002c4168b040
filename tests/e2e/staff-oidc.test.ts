import { OAuth2Server } from "oauth2-mock-server";
import type { Browser, Page } from "playwright";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "#tests/support/browser.ts";
import { freePort } from "#tests/support/postgres.ts";
import type { Site } from "#tests/support/site.ts";
import { invitation, startSiteForStaff } from "#tests/support/staff.ts";
import { visit } from "#tests/support/visitor.ts";

const issuer = new OAuth2Server();
let subject = "anna-1";
let tenant: string;
let site: Site;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  browser = await launchBrowser();
  await issuer.issuer.keys.generate("RS256");
  await issuer.start(await freePort(), "localhost");
  tenant = issuer.issuer.url ?? "";
  issuer.service.on("beforeTokenSigning", (token: { payload: Record<string, unknown> }) => {
    token.payload.sub = subject;
    token.payload.iss = tenant;
  });
  site = await startSiteForStaff({
    OIDC_ISSUER: issuer.issuer.url ?? "",
    OIDC_CLIENT_ID: "sajten",
    OIDC_CLIENT_SECRET: "hemligt",
  });
  origin = site.url;
});
afterAll(async () => {
  await browser.close();
  await site.stop();
  await issuer.stop();
});

async function signInAt(page: Page, address: string) {
  await page.goto(address);
  await page.getByRole("button", { name: "Logga in med byråns konto" }).click();
  await page.locator("h1", { hasText: /Inkorg|gick inte/ }).waitFor();
}

async function signIn(address: string) {
  const window = await visit(browser, site);
  await signInAt(window.page, address);
  return window;
}

describe("the agency's own sign-in", () => {
  it("lets in who was invited, by issuer and subject, and then without the invitation", async () => {
    subject = "anna-1";
    const first = await signIn(await invitation(site, "anna@exempel.se"));
    await first.page.getByRole("heading", { name: "Inkorg" }).waitFor();
    await first.close();
    const again = await signIn(`${origin}/personal/in`);
    await again.page.getByRole("heading", { name: "Inkorg" }).waitFor();
    await again.close();
  });

  it("keeps out an account that nobody has invited, and one of another tenant", async () => {
    subject = "okand-7";
    const stranger = await signIn(`${origin}/personal/in`);
    expect(await stranger.page.locator("h1").textContent()).toBe("Inloggningen gick inte");
    await stranger.close();

    subject = "anna-1";
    const own = tenant;
    tenant = "https://annan.example/tenant";
    const foreign = await signIn(`${origin}/personal/in`);
    expect(await foreign.page.locator("h1").textContent()).toBe("Inloggningen gick inte");
    tenant = own;
    await foreign.close();
  });

  it("leaves whoever was signed in alone when it fails, and takes their place when it does not", async () => {
    subject = "bo-2";
    const first = await signIn(await invitation(site, "bo@exempel.se"));
    await first.page.getByRole("heading", { name: "Inkorg" }).waitFor();
    const [session] = (await first.page.context().cookies()).filter(({ name }) => name === "personal");
    const inbox = async () =>
      (await fetch(`${origin}/personal`, { headers: { cookie: `personal=${session?.value}` }, redirect: "manual" }))
        .status;
    subject = "okand-8";
    await signInAt(first.page, `${origin}/personal/in`);
    expect(await inbox()).toBe(200);
    subject = "bo-2";
    await signInAt(first.page, `${origin}/personal/in`);
    expect(await inbox()).not.toBe(200);
    await first.close();
  });

  it("takes no answer that was not asked for in this browser", async () => {
    const { status } = await fetch(`${origin}/personal/in/oidc/svar?code=x&state=y`);
    expect(status).toBe(403);
  });
});
