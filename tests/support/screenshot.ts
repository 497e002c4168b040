import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { launchBrowser } from "./browser.ts";
import { startSite } from "./site.ts";

/**
 * `npm run screenshot`: a picture of the running site. Without options it is the one that the README shows.
 * `npm run screenshot -- --page /kontakt --width 360 --theme dark --file kontakt.png` draws any page.
 */
const {
  page: address,
  width,
  theme,
  file,
} = parseArgs({
  options: {
    page: { type: "string", default: "/" },
    width: { type: "string", default: "1440" },
    theme: { type: "string", default: "light" },
    file: { type: "string", default: ".github/start.png" },
  },
}).values;

const site = await startSite();
const browser = await launchBrowser();
try {
  const page = await browser.newPage({
    viewport: { width: Number(width), height: 900 },
    colorScheme: theme === "dark" ? "dark" : "light",
  });
  await page.goto(site.url + address, { waitUntil: "networkidle" });
  mkdirSync(path.dirname(file), { recursive: true });
  await page.screenshot({ path: file, fullPage: address !== "/" });
  console.log(file);
} finally {
  await browser.close();
  await site.stop();
}
