import { guidePageCount, guidePagePath, guidesOnPage } from "#lib/content/guide-pages.ts";
import { GuideTeaser } from "./guide-teaser.tsx";

/** One page of the list of guides, and the way to the next. */
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
        <nav aria-label="Fler guider" className="border-ink mt-14 flex flex-wrap items-center gap-x-8 border-t pt-4">
          {page > 1 && (
            <a
              className="link inline-flex min-h-11 items-center font-semibold"
              href={guidePagePath(page - 1)}
              rel="prev"
            >
              Föregående
            </a>
          )}
          <span className="text-soft text-sm">
            Sida {page} av {pages}
          </span>
          {page < pages && (
            <a className="onward" href={guidePagePath(page + 1)} rel="next">
              Fler guider
            </a>
          )}
        </nav>
      )}
    </>
  );
}
