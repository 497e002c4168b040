import type { Browser, BrowserContextOptions, Page } from "playwright";
import { SHARED_SECRET } from "./load.ts";
import { freePort } from "./postgres.ts";
import { runTask, type Site, startSite } from "./site.ts";
import { type Visit, visit } from "./visitor.ts";

/** A site with a name: a passkey belongs to one, and an address of numbers has none. */
export async function startSiteForStaff(env: Record<string, string> = {}): Promise<Site> {
  const port = String(await freePort());
  const url = `http://localhost:${port}`;
  return { ...(await startSite({ APP_SECRET: SHARED_SECRET, SITE_URL: url, PORT: port, ...env })), url };
}

/** `npm run personal`. */
export const staffCommand = ({ dataDir, url }: Site, ...args: string[]) =>
  runTask("staff", args, { DATA_DIR: dataDir, SITE_URL: url });

/** Invites a person. Returns the link with which they make a key. */
export async function invitation(site: Site, email: string, ...more: string[]): Promise<string> {
  const { output, errors } = await staffCommand(site, "bjud-in", email, ...more);
  const [link] = /http\S+/.exec(output) ?? [];
  if (!link) throw new Error(errors);
  return link;
}

/** A window whose device has a key of its own, as a telephone or a laptop has. */
export async function device(browser: Browser, site: Site, options: BrowserContextOptions = {}): Promise<Visit> {
  const window = await visit(browser, site, options);
  const session = await window.page.context().newCDPSession(window.page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return window;
}

/** Makes a key with an invitation, which signs the person in. */
export async function register(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole("button", { name: "Skapa nyckel" }).click();
  await page.waitForURL(`${new URL(link).origin}/personal`);
}
