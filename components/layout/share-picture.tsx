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

// Of boxes: the renderer draws an <svg> as a picture of its own, which takes longer than all the rest.
const line = (
  <div tw="flex h-10 w-[1040px]">
    <div tw="absolute top-4 left-0 h-2 w-[416px] bg-[#1f4fb4]" />
    <div tw="absolute top-4 left-[416px] h-2 w-[624px] bg-[#0c5a41]" />
    <div tw="absolute top-0 left-[396px] h-10 w-10 rounded-full bg-[#f0932b]" />
  </div>
);

/** In the folder that Next keeps from build to build. */
const DRAWN = path.join(/* turbopackIgnore: true */ process.cwd(), ".next/cache/share-pictures");

const FONT = "node_modules/@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff";

async function readFonts() {
  return [{ name: "Hedvig Letters Serif", data: await readFile(path.join(process.cwd(), FONT)) }];
}
/** The same for every picture: the renderer takes apart each array that it has not seen. */
let fonts: ReturnType<typeof readFonts> | undefined;

async function draw(picture: ReactElement): Promise<Buffer> {
  fonts ??= readFonts();
  const drawn = new ImageResponse(picture, { ...sharePictureSize, fonts: await fonts });
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
