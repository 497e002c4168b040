import { readFile } from "node:fs/promises";
import path from "node:path";
import { ImageResponse } from "next/og";
import { site } from "#lib/content/site.ts";

/** The size that services which show links ask for, in pixels. */
export const sharePictureSize = { width: 1200, height: 630 };

// The renderer knows no CSS variables: these are the light theme's paper, ink and line colours.
const paper = "#fbfbf8";
const ink = "#13201b";

function Line() {
  return (
    <svg width="1040" height="40" viewBox="0 0 1040 40" aria-hidden="true">
      <path d="M0 20h416" stroke="#1f4fb4" strokeWidth="8" />
      <path d="M416 20h624" stroke="#0c5a41" strokeWidth="8" />
      <circle cx="416" cy="20" r="20" fill="#f0932b" />
    </svg>
  );
}

/** A picture to go with a link: the page's title over the journey line. */
export async function sharePicture(label: string, title: string): Promise<ImageResponse> {
  const font = path.join(
    process.cwd(),
    "node_modules/@fontsource/hedvig-letters-serif/files/hedvig-letters-serif-latin-400-normal.woff",
  );
  return new ImageResponse(
    <div tw={`flex h-full w-full flex-col justify-between bg-[${paper}] p-20 text-[${ink}]`}>
      <div tw="flex w-full justify-between text-4xl">
        <span>{site().name}</span>
        <span>{label}</span>
      </div>
      <div tw={`flex leading-none ${title.length > 30 ? "text-8xl" : "text-9xl"}`}>{title}</div>
      <Line />
    </div>,
    { ...sharePictureSize, fonts: [{ name: "Hedvig Letters Serif", data: await readFile(font) }] },
  );
}
