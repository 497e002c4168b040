import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { unpack } from "#lib/cv/archive.ts";

const ROLE = "merchandiser-prov";

/** The site's content with one folder more: a role made for this test, from the words of another. */
beforeAll(() => {
  const project = mkdtempSync(path.join(tmpdir(), "roll-"));
  for (const folder of ["content", "app"]) cpSync(folder, path.join(project, folder), { recursive: true });
  const folder = path.join(project, "content/roller", ROLE);
  mkdirSync(folder);
  for (const name of ["roll.yaml", "kravprofil.yaml"]) {
    const text = readFileSync(`content/roller/e-commerce-manager/${name}`, "utf8")
      .replaceAll("E-commerce manager", "Merchandiser")
      .replace("farg: gran", "farg: ink")
      .replace(/^leder:\n(?: {2}- .*\n)+/m, "leder:\n  - landar\n")
      .replaceAll("  - id: grundstruktur", "  - id: varuflode")
      .replaceAll("namn: Grundstruktur", "namn: Varuflöde")
      .replaceAll(/grundstruktur: (\d)/g, "varuflode: $1");
    writeFileSync(path.join(folder, name), text);
  }
  vi.resetModules();
  vi.spyOn(process, "cwd").mockReturnValue(project);
});

describe("a third role, a folder and no line of code", () => {
  it("passes the check of the data", async () => {
    const { checkData } = await import("#lib/content/check-data.ts");
    expect(checkData()).toEqual([]);
  });

  it("has a builder and a Word document", async () => {
    const { GET } = await import("#app/verktyg/kravprofil/[roll]/word/route.ts");
    const request = new Request(`http://localhost/verktyg/kravprofil/${ROLE}/word?mognad=ny&mal=ordning`);
    const answer = await GET(request, { params: Promise.resolve({ roll: ROLE }) });
    expect(answer.status).toBe(200);
    const text = (await unpack(Buffer.from(await answer.arrayBuffer()))).get("word/document.xml")?.toString();
    expect(text).toContain("Merchandiser till [företag]");
    expect(text).toContain("Varuflöde");
    const { takeSnapshot } = await import("#lib/leads/profile-snapshot.ts");
    expect(takeSnapshot(`roll=${ROLE}&mognad=ny&mal=ordning`)?.parts.at(-5)?.heading).toContain("Merchandiser");
  });

  it("is offered to candidates, drawn on the line, and known to search engines", async () => {
    const { candidateWords } = await import("#lib/leads/forms.ts");
    const words = candidateWords();
    expect(words.roles.map(({ value }) => value)).toContain(ROLE);
    expect(words.directions).toContainEqual({ value: "varuflode", label: "Varuflöde" });
    const { journeyParts } = await import("#lib/content/journey.ts");
    expect(journeyParts().map(({ role }) => role.id)).toEqual([
      "digital-marketing-manager",
      ROLE,
      "e-commerce-manager",
    ]);
    const { default: sitemap } = await import("#app/sitemap.ts");
    expect(sitemap().map(({ url }) => new URL(url).pathname)).toContain(`/verktyg/kravprofil/${ROLE}`);
  });
});
