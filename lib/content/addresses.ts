import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The addresses of the pages under app/ whose path has no variable part, such as /kontakt. */
export function fixedAddresses(root = process.cwd()): Set<string> {
  const app = path.join(/* turbopackIgnore: true */ root, "app");
  const pages = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) =>
    /^(page\.tsx|route\.ts)$/.test(path.basename(file)),
  );
  const addresses = pages
    .map((file) => path.posix.join("/", path.dirname(file).replaceAll(path.sep, "/")))
    .filter((address) => !address.includes("["));
  return new Set(addresses);
}

/** An address with its %-signs read, or undefined where one of them stands for nothing. */
export function decoded(address: string): string | undefined {
  try {
    return decodeURIComponent(address);
  } catch {
    return undefined;
  }
}

/** Whether public/ holds a file that is served at this address. */
export function isPublicFile(address: string, root = process.cwd()): boolean {
  const name = decoded(address);
  if (name === undefined) return false;
  const file = path.join(/* turbopackIgnore: true */ root, "public", name);
  return file.startsWith(path.join(/* turbopackIgnore: true */ root, "public", path.sep)) && existsSync(file);
}
