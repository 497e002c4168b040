import { siteParts } from "#lib/content/page-names.ts";
import { site } from "#lib/content/site.ts";
import { Mark } from "./mark.tsx";
import { SkipLink } from "./skip-link.tsx";

/** The part of the site that a page belongs to. */
export type SitePart = (typeof siteParts)[number]["path"];

function Links({ current, className }: { current: SitePart | undefined; className: string }) {
  return (
    <ul className={className}>
      {siteParts.map(({ path, name }) => (
        <li key={path}>
          <a href={path} aria-current={path === current ? "true" : undefined} className="nav-link">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Header({ current }: { current: SitePart | undefined }) {
  return (
    <header className="no-print relative mx-auto w-full max-w-page px-5 py-4 md:px-8 md:py-6">
      <SkipLink />
      <nav aria-label="Huvudmeny" className="flex items-center justify-between gap-x-3 md:flex-wrap md:gap-x-6">
        <a href="/" className="inline-flex min-h-11 items-center gap-3 text-lg font-semibold tracking-tight">
          <Mark />
          {site().name}
        </a>
        <details className="group md:hidden">
          <summary className="inline-flex min-h-11 list-none items-center font-semibold underline decoration-transparent decoration-2 underline-offset-8 group-open:decoration-hjortron [&::-webkit-details-marker]:hidden">
            Meny
          </summary>
          <Links current={current} className="bg-paper border-ink absolute inset-x-5 top-full z-10 border-y-2 py-3" />
        </details>
        <Links current={current} className="hidden gap-x-7 gap-y-1 text-sm md:flex" />
      </nav>
    </header>
  );
}
