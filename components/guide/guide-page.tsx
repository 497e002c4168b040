import type { ReactNode } from "react";
import { formatDay } from "#lib/content/dates.ts";
import type { GuideFrontMatter } from "#lib/content/front-matter.ts";
import type { Guide } from "#lib/content/library.ts";
import { headings, readingMinutes } from "#lib/content/parse.ts";
import { Door } from "../layout/door.tsx";
import { HeadingText } from "../layout/heading-text.tsx";
import { PageTitle } from "../layout/page-title.tsx";
import { Words } from "../layout/words.tsx";

function Facts({ data, minutes }: { data: GuideFrontMatter; minutes: number }) {
  return (
    <div className="border-line text-soft flex flex-wrap items-center gap-x-8 border-y py-2 text-sm font-semibold">
      <span>Lästid {minutes}&nbsp;min</span>
      <span>
        Ändrad <time dateTime={data.andrad}>{formatDay(data.andrad)}</time>
      </span>
      <button type="button" data-skriv-ut className="needs-script no-print link min-h-11 cursor-pointer">
        Skriv ut
      </button>
    </div>
  );
}

function Summary({ points }: { points: readonly string[] }) {
  return (
    <section aria-labelledby="i-korthet" className="mt-10 grid gap-x-10 gap-y-4 md:grid-cols-[14rem_1fr]">
      <h2 id="i-korthet" className="text-2xl">
        I korthet
      </h2>
      <ul className="max-w-text">
        {points.map((point) => (
          <li key={point} className="border-line border-t py-3 first:border-t-0 first:pt-1 md:text-lg">
            <Words text={point} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Contents({ guide }: { guide: Guide }) {
  const own = headings(guide.tree).filter((heading) => heading.depth === 2);
  return (
    <nav aria-labelledby="pa-sidan" className="no-print md:sticky md:top-6 md:self-start">
      <p id="pa-sidan" className="text-soft text-sm font-semibold">
        På sidan
      </p>
      <ol className="mt-1">
        {own.map(({ id, text }) => (
          <li key={id}>
            <a href={`#${id}`} className="contents-link">
              <span>
                <HeadingText text={text} />
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

/** A guide around its text: summary, contents, the next step for each kind of reader, related pages. */
export function GuidePage({
  guide,
  related,
  children,
}: {
  guide: Guide;
  related: { path: string; title: string }[];
  children: ReactNode;
}) {
  const { data } = guide;
  return (
    <article>
      <PageTitle
        crumbs={[
          { name: "Guider", path: "/guider" },
          { name: data.etikett, path: guide.path },
        ]}
        title={data.rubrik}
      >
        <p>
          <Words text={data.ingress} />
        </p>
      </PageTitle>
      {data.utkast && (
        <p className="bg-hjortron mb-6 p-4 font-semibold text-[oklch(23%_0.021_169)]">
          Utkast: den här guiden syns bara i förhandsvisningen.
        </p>
      )}
      <Facts data={data} minutes={readingMinutes(guide.tree)} />
      <Summary points={data.sammanfattning} />
      <div
        className="border-ink mt-12 grid gap-x-10 gap-y-10 border-t pt-10 md:grid-cols-[14rem_minmax(0,1fr)] md:pt-14"
        data-below
      >
        <Contents guide={guide} />
        <div className="prose min-w-0" data-parts>
          {children}
        </div>
      </div>
      <section aria-labelledby="nasta-steg" className="no-print pt-20">
        <h2 id="nasta-steg" className="text-3xl">
          Nästa steg
        </h2>
        <div className="mt-6 grid gap-x-10 gap-y-10 md:grid-cols-2">
          <Door label="För dig som anställer" step={data.arbetsgivare} side="border-gran" />
          <Door label="För dig som söker nästa roll" step={data.kandidat} side="border-fjord" />
        </div>
      </section>
      {related.length > 0 && (
        <nav aria-labelledby="las-vidare" className="no-print pt-16">
          <h2 id="las-vidare" className="text-2xl">
            Läs vidare
          </h2>
          <ul className="border-line mt-3 border-t">
            {related.map(({ path, title }) => (
              <li key={path} className="border-line border-b">
                <a className="onward" href={path}>
                  <span>
                    <Words text={title} />
                  </span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </article>
  );
}
