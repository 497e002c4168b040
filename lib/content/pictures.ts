import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import { decoded } from "./addresses.ts";

/** No picture of a page needs more than this; a telephone on a slow line waits for every byte. */
const MOST_BYTES = 600 * 1024;

const fileOf = (src: string) => path.join(/* turbopackIgnore: true */ process.cwd(), "public", decoded(src) ?? "");

/**
 * How large a picture of public/ is drawn, in pixels, so that its room is kept while it comes.
 * @returns undefined where it cannot be told
 */
export function pictureSize(src: string): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = imageSize(readFileSync(fileOf(src)));
    // A camera that was held upright says so beside the picture (EXIF orientation 5 to 8).
    return orientation > 4 ? { width: height, height: width } : { width, height };
  } catch {
    return undefined;
  }
}

/** What is wrong with a picture that is there, or undefined. */
export function pictureFault(src: string): string | undefined {
  if (!pictureSize(src))
    return `Bilden ${src} går inte att läsa. Spara den på nytt som png, jpg, webp, avif eller svg.`;
  const bytes = statSync(fileOf(src)).size;
  if (bytes <= MOST_BYTES) return undefined;
  return `Bilden ${src} är ${Math.round(bytes / 1024)} kB. Gör den mindre: högst ${MOST_BYTES / 1024} kB, och sällan bredare än 1600 punkter.`;
}
