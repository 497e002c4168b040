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

/** A picture of points, which a better format makes smaller. */
export const isRaster = (src: string) => /\.(?:png|jpe?g)$/i.test(src);

/** For a telephone, and for a wide screen. */
const WIDTHS = [800, 1600];

/** The AVIF pictures that the build makes of a picture of public/, with their width in pixels, the smallest first. */
export function lightPictures(src: string): { src: string; width: number }[] {
  const size = isRaster(src) ? pictureSize(src) : undefined;
  if (!size) return [];
  const widths = [...WIDTHS.filter((width) => width < size.width), Math.min(size.width, 1600)];
  return [...new Set(widths)].map((width) => ({ src: `${src}.${width}.avif`, width }));
}

/** What is wrong with a picture that is there, or undefined. */
export function pictureFault(src: string): string | undefined {
  if (!pictureSize(src))
    return `Bilden ${src} går inte att läsa. Spara den på nytt som png, jpg, webp, avif eller svg.`;
  const bytes = statSync(fileOf(src)).size;
  if (bytes <= MOST_BYTES) return undefined;
  return `Bilden ${src} är ${Math.round(bytes / 1024)} kB. Gör den mindre: högst ${MOST_BYTES / 1024} kB, och sällan bredare än 1600 punkter.`;
}
