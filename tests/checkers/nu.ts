import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as z from "zod";

/** Fetched when it is asked for: it weighs 32 MB. It needs Java 17. */
const NU = "vnu-jar@26.9.27";

/**
 * It knows little of the CSS of today, which lightningcss reads for it; the framework closes void elements; and it does not
 * know yet that a link may expect an element before the page is shown (HTML, link type "expect").
 */
const PASSED_OVER =
  /^(CSS:|Trailing slash on void elements|A “link” element with a “blocking” attribute must have .*<link rel="expect")/;

const reportSchema = z.object({
  messages: z.array(
    z.object({ url: z.string(), type: z.string(), message: z.string(), extract: z.string().default("") }),
  ),
});

/**
 * What the Nu checker finds in pages as they were sent.
 * @param pages their HTML, by name
 * @returns all that it remarks, by name
 * @throws Error when the checker does not run
 */
export async function nu(pages: ReadonlyMap<string, string>): Promise<Map<string, string[]>> {
  const folder = mkdtempSync(path.join(tmpdir(), "nu-"));
  const names = [...pages.keys()];
  try {
    names.forEach((name, index) => {
      writeFileSync(path.join(folder, `${index}.html`), pages.get(name) ?? "");
    });
    // It ends with 1 when it has found something; what it prints tells.
    const printed = await new Promise<string>((resolve) =>
      execFile(
        "npx",
        ["--yes", "--ignore-scripts", NU, "--format", "json", folder],
        { maxBuffer: 64 * 1024 * 1024 },
        (_error, stdout, stderr) => resolve(stderr || stdout),
      ),
    );
    const start = printed.indexOf("{");
    if (start < 0) throw new Error(`the Nu checker did not run:\n${printed}`);
    const found = new Map<string, string[]>();
    for (const { url, type, message, extract } of reportSchema.parse(JSON.parse(printed.slice(start))).messages) {
      const what = `${message} ${extract.replaceAll(/\s+/g, " ")}`;
      if (PASSED_OVER.test(what)) continue;
      const name = names[Number.parseInt(path.basename(url), 10)] ?? url;
      found.set(name, [...(found.get(name) ?? []), `${type}: ${what}`]);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
