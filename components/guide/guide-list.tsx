import { Fragment } from "react";
import { guidePageCount, guidePagePath, guidesOnPage, pagesInReach } from "#lib/content/guide-pages.ts";
import { GuideTeaser } from "./guide-teaser.tsx";

function Numbers({ page, pages }: { page: number; pages: number }) {
  const inReach = pagesInReach(page, pages);
  return (
    <ol className="-ml-3.5 flex flex-wrap items-center">
      {inReach.map((number, index) => (
        <Fragment key={number}>
          {index > 0 && number > (inReach[index - 1] ?? 0) + 1 && (
            <li aria-hidden="true" className="text-soft">
              …
            </li>
          )}
          <li>
            <a
              href={guidePagePath(number)}
              aria-label={`Sida ${number}`}
              aria-current={number === page ? "page" : undefined}
              className="nav-link min-w-9 justify-center"
            >
              {number}
            </a>
          </li>
        </Fragment>
      ))}
    </ol>
  );
}

/** One page of the list of guides, and the way to the others. */
export function GuideList({ page }: { page: number }) {
  const pages = guidePageCount();
  return (
    <>
      <div className="stack-14">
        {guidesOnPage(page).map((guide) => (
          <GuideTeaser key={guide.slug} guide={guide} large={page === 1} />
        ))}
      </div>
      {pages > 1 && (
        <nav
          aria-label="Sidor med guider"
          className="border-ink mt-14 flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-t pt-4"
        >
          <Numbers page={page} pages={pages} />
          {page < pages && (
            <a className="onward" href={guidePagePath(page + 1)} rel="next">
              Nästa sida
            </a>
          )}
        </nav>
      )}
    </>
  );
}
