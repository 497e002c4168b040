import type { ReactNode } from "react";
import { HeadingText } from "#components/layout/heading-text.tsx";
import { Words } from "#components/layout/words.tsx";
import type { ComponentProps } from "#lib/content/components.ts";
import { anchorId } from "#lib/content/parse.ts";
import { lightPictures, pictureSize } from "#lib/content/pictures.ts";

interface WithChildren {
  children: ReactNode;
}

/** A list of areas of responsibility; two columns where there is room. */
export function ResponsibilityAreas({ children }: WithChildren) {
  return <div className="grid gap-x-10 md:grid-cols-2">{children}</div>;
}

export function ResponsibilityArea({ namn, children }: ComponentProps<"Omrade"> & WithChildren) {
  return (
    <section id={anchorId(namn)} className="border-gran border-t-2 pt-3 pb-7 target:bg-mist">
      <h3 className="text-xl">
        <HeadingText text={namn} />
      </h3>
      <div className="mt-2 stack-3">{children}</div>
    </section>
  );
}

/** Something worth knowing, set apart from the running text. */
export function FactsBox({ rubrik, children }: ComponentProps<"Fakta"> & WithChildren) {
  return (
    <aside aria-label={rubrik} className="border-ink max-w-text border-t-4 border-b py-5">
      <p className="font-semibold">{rubrik}</p>
      <div className="prose mt-2">{children}</div>
    </aside>
  );
}

/** Steps in order, on a line of their own. */
export function Steps({ children }: WithChildren) {
  return <ol className="border-gran ml-2 border-l-4">{children}</ol>;
}

export function Step({ rubrik, children }: ComponentProps<"Steg"> & WithChildren) {
  return (
    <li id={anchorId(rubrik)} className="relative max-w-text pb-8 pl-8 last:pb-0">
      <svg viewBox="0 0 24 24" width="24" height="24" className="absolute top-1 -left-3.5" aria-hidden="true">
        <circle cx="12" cy="12" r="8" className="fill-paper stroke-gran" strokeWidth="5" />
      </svg>
      <h3 className="text-xl">{rubrik}</h3>
      <div className="mt-2 stack-3">{children}</div>
    </li>
  );
}

/** Questions that open to their answers; open in print. */
export function QuestionsAndAnswers({ children }: WithChildren) {
  return <div className="border-ink max-w-text border-t-4">{children}</div>;
}

export function Question({ fraga, children }: ComponentProps<"Fraga"> & WithChildren) {
  return (
    <details id={anchorId(fraga)} className="border-line group border-b">
      <summary className="flex min-h-12 list-none items-baseline justify-between gap-4 py-4 font-semibold [&::-webkit-details-marker]:hidden">
        <h3 className="font-sans text-lg font-semibold tracking-normal">
          <HeadingText text={fraga} />
        </h3>
        <svg
          viewBox="0 0 16 16"
          width="16"
          height="16"
          className="stroke-hjortron shrink-0"
          strokeWidth="3"
          aria-hidden="true"
        >
          <path d="M0 8h16" />
          <path d="M8 0v16" className="group-open:hidden" />
        </svg>
      </summary>
      <div className="stack-3 pb-6">{children}</div>
    </details>
  );
}

/** A next step, offered in the middle of the text. */
export function CallToAction({ rubrik, lank, lanktext, children }: ComponentProps<"Uppmaning"> & WithChildren) {
  return (
    <aside aria-label={rubrik} className="no-print bg-mist max-w-text p-6 md:p-8">
      <p className="font-serif text-2xl">{rubrik}</p>
      <div className="mt-2">{children}</div>
      <a className="onward mt-2" href={lank}>
        {lanktext}
      </a>
    </aside>
  );
}

/** The lighter pictures are made at build. */
const lighter = (src: string) => (process.env.NODE_ENV === "production" ? lightPictures(src) : []);

/** A picture whose room is kept while it comes, in the format that is lightest. next/image needs script. */
export function Picture({ src = "", alt = "", className = "" }: { src?: string; alt?: string; className?: string }) {
  const light = lighter(src);
  const picture = (
    <img
      src={src}
      alt={alt}
      {...pictureSize(src)}
      loading="lazy"
      decoding="async"
      className={`h-auto max-w-full ${className}`}
    />
  );
  if (light.length === 0) return picture;
  return (
    <picture>
      <source
        type="image/avif"
        srcSet={light.map((one) => `${one.src} ${one.width}w`).join(", ")}
        sizes="(min-width: 48rem) 50rem, 100vw"
      />
      {picture}
    </picture>
  );
}

/** A picture with what it shows said in words, and a caption if it needs one. */

export function Figure({ bild, alt, bildtext }: ComponentProps<"Figur">) {
  return (
    <figure>
      <Picture src={bild} alt={alt} className="border-line w-full border" />
      {bildtext && <figcaption className="text-soft mt-2 text-sm">{bildtext}</figcaption>}
    </figure>
  );
}

/** The sources of a page, numbered. */
export function SourceList({ children }: WithChildren) {
  return <ol className="max-w-text list-decimal stack-2 pl-6">{children}</ol>;
}

export function Source({ titel, utgivare, adress }: ComponentProps<"Kalla">) {
  return (
    <li>
      {utgivare}:{" "}
      <a className="link" href={adress}>
        <Words text={titel} />
      </a>
    </li>
  );
}

/** A term of the field with its meaning after it. */
export function Term({ ord, children }: ComponentProps<"Begrepp"> & WithChildren) {
  return (
    <>
      <dfn className="font-semibold not-italic">{ord}</dfn> ({children})
    </>
  );
}
