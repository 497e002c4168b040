import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { version } from "next/package.json";
import type { ReactElement } from "react";
import { site } from "#lib/content/site.ts";

/** The size that services which show links ask for, in pixels. */
export const sharePictureSize = { width: 1200, height: 630 };

// The renderer knows no CSS variables: these are the light theme's paper, ink and line colours.
const paper = "#fbfbf8";
const ink = "#13201b";

const line = (
  <svg width="1040" height="40" viewBox="0 0 1040 40" aria-hidden="true">
    <path d="M0 20h416" stroke="#1f4fb4" strokeWidth="8" />
    <path d="M416 20h624" stroke="#0c5a41" strokeWidth="8" />
    <circle cx="416" cy="20" r="20" fill="#f0932b" />
  </svg>
);

/** In the folder that Next keeps from build to build. */
const DRAWN = path.join(/* turbopackIgnore: true */ process.cwd(), ".next/cache/share-pictures");

const FONT = "node_modules/@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff";

async function draw(picture: ReactElement): Promise<Buffer> {
  const data = await readFile(path.join(process.cwd(), FONT));
  const drawn = new ImageResponse(picture, { ...sharePictureSize, fonts: [{ name: "Hedvig Letters Serif", data }] });
  return Buffer.from(await drawn.arrayBuffer());
}

/** Draws a picture once for what it shows and what draws it: it takes longer than the page that it belongs to. */
async function drawnOnce(picture: ReactElement): Promise<Buffer> {
  const mark = createHash("sha256")
    .update(JSON.stringify([picture, version, FONT]))
    .digest("hex");
  const file = path.join(DRAWN, `${mark}.png`);
  const before = await readFile(file).catch(() => undefined);
  if (before) return before;
  const bytes = await draw(picture);
  await mkdir(DRAWN, { recursive: true });
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, bytes);
  await rename(unfinished, file);
  return bytes;
}

/** A picture to go with a link: the page's title over the journey line. */
export async function sharePicture(label: string, title: string): Promise<Response> {
  const bytes = await drawnOnce(
    <div tw={`flex h-full w-full flex-col justify-between bg-[${paper}] p-20 text-[${ink}]`}>
      <div tw="flex w-full justify-between text-4xl">
        <span>{site().name}</span>
        <span>{label}</span>
      </div>
      <div tw={`flex leading-none ${title.length > 30 ? "text-8xl" : "text-9xl"}`}>{title}</div>
      {line}
    </div>,
  );
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": "image/png" } });
}
