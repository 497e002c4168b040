import { existsSync } from "node:fs";
import sparticuz from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright";

const SYSTEM_BROWSERS = [
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** The Chromium that comes through npm, for Linux. */
export async function npmBrowser(): Promise<string> {
  return sparticuz.executablePath();
}

/** Chrome or Chromium where the machine has one (CHROMIUM names another), otherwise the one that comes through npm. */
export async function executablePath(): Promise<string> {
  const candidates = [process.env.CHROMIUM ?? "", ...SYSTEM_BROWSERS, chromium.executablePath()];
  const found = candidates.find((file) => file && existsSync(file));
  if (found) return found;
  if (process.platform === "linux") return npmBrowser();
  throw new Error("No browser for the tests: install Chrome, or name a Chromium in CHROMIUM.");
}

/** As root it has no sandbox of its own; it only ever opens our pages. */
export const browserFlags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"];

/** A real Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await executablePath(), args: browserFlags });
}
