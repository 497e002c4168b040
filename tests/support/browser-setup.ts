import { executablePath } from "./browser.ts";

/**
 * Has the browser that comes through npm unpacked before any test asks for it: two that unpack it at once start a
 * file that is still being written.
 */
export default async function setup(): Promise<void> {
  await executablePath();
}
