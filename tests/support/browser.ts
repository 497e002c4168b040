import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright";

const SYSTEM_BROWSERS = ["/usr/bin/google-chrome", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** Chrome or Chromium where the machine has one (CHROMIUM names another), otherwise the one that comes through npm. */
export async function executablePath(): Promise<string> {
  const candidates = [process.env.CHROMIUM ?? "", ...SYSTEM_BROWSERS, chromium.executablePath()];
  return candidates.find((file) => file && existsSync(file)) ?? (await sparticuz.executablePath());
}

/** As root it has no sandbox of its own; it only ever opens our pages. */
export const browserFlags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/** A real Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executablePath(), args: browserFlags });
}
