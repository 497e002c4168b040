import type { ReactNode } from "react";
import { HeadingText } from "./heading-text.tsx";

export interface Crumb {
  name: string;
  path: string;
}

/** The head of a page: where it lies, what it is called, what it says in short. */
export function PageTitle({
  crumbs = [],
  title,
  children,
}: {
  crumbs?: readonly Crumb[];
  title: string;
  children?: ReactNode;
}) {
  return (
    <div className="pt-8 pb-10 md:pt-14">
      {crumbs.length > 0 && (
        <nav aria-label="Sökväg" className="no-print text-soft mb-4 text-xs font-semibold">
          <ol className="flex flex-wrap gap-x-2">
            {crumbs.map(({ name, path }, index) => (
              <li key={path} className="flex gap-x-2">
                {index > 0 && <span aria-hidden="true">/</span>}
                <a href={path} className="inline-flex min-h-6 items-center hover:underline">
                  {name}
                </a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <h1 id="titel" className="max-w-5xl text-4xl">
        <HeadingText text={title} />
      </h1>
      {children && <div className="mt-6 max-w-text text-lg">{children}</div>}
    </div>
  );
}
