import { globSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { isRaster, lightPictures } from "#lib/content/pictures.ts";

export interface LightPicture {
  /** Its path under public/, which is its address without the first slash. */
  file: string;
  make: () => Promise<Buffer>;
}

/** The smaller AVIF pictures that stand beside each picture of public/; components/guide/blocks.tsx names them. */
export function lightPicturesOf(folder: string): LightPicture[] {
  return globSync("**", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && isRaster(entry.name))
    .flatMap((entry) => {
      const original = path.join(entry.parentPath, entry.name);
      const address = `/${path.relative(folder, original).replaceAll(path.sep, "/")}`;
      return lightPictures(address).map(({ src, width }) => ({
        file: src.slice(1),
        // A camera that was held upright says so beside the picture; AVIF carries it turned.
        make: () => sharp(original).autoOrient().resize({ width, withoutEnlargement: true }).avif().toBuffer(),
      }));
    });
}
