import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { lightPicturesOf } from "#lib/build/pictures.ts";
import { lightPictures } from "#lib/content/pictures.ts";

const before = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "bilder-"));
  mkdirSync(path.join(folder, "public/bilder"), { recursive: true });
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(before);
  rmSync(folder, { recursive: true });
});

const draw = (name: string, width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0c5a41" } }).toFile(`public/bilder/${name}`);

describe("the lighter pictures", () => {
  it("are made for a telephone and for a wide screen, and named as the page names them", async () => {
    await draw("Större bild.jpg", 2000, 1000);
    await draw("liten.png", 300, 200);
    const made = lightPicturesOf("public");
    expect(made.map(({ file }) => file).sort()).toEqual([
      "bilder/Större bild.jpg.1600.avif",
      "bilder/Större bild.jpg.800.avif",
      "bilder/liten.png.300.avif",
    ]);
    expect(lightPictures("/bilder/liten.png")).toEqual([{ src: "/bilder/liten.png.300.avif", width: 300 }]);
    const sizes = await Promise.all(made.map(async ({ make }) => sharp(await make()).metadata()));
    expect(sizes.map(({ width, height }) => `${width}x${height}`).sort()).toEqual(["1600x800", "300x200", "800x400"]);
  });

  it("are not made of drawings, nor of what cannot be read", () => {
    expect(lightPictures("/bilder/linje.svg")).toEqual([]);
    expect(lightPictures("/bilder/borta.png")).toEqual([]);
  });
});
