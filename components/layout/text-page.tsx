import type { ReactNode } from "react";
import { formatDay } from "#lib/content/dates.ts";
import { type Crumb, PageTitle } from "./page-title.tsx";
import { Words } from "./words.tsx";

interface TextPageProps {
  title: string;
  lead: string;
  changed: string;
  crumbs?: readonly Crumb[];
  children: ReactNode;
  after?: ReactNode;
}

/** A page of running text without a guide's apparatus: services, about, privacy. */
export function TextPage({ title, lead, changed, crumbs = [], children, after }: TextPageProps) {
  return (
    <article>
      <PageTitle title={title} crumbs={crumbs}>
        <p>
          <Words text={lead} />
        </p>
      </PageTitle>
      <div className="border-ink prose border-t pt-10 md:pt-14 md:pl-[16.5rem]" data-parts>
        {children}
      </div>
      {after}
      <p className="text-soft pt-12 text-sm md:pl-[16.5rem]">
        Ändrad <time dateTime={changed}>{formatDay(changed)}</time>
      </p>
    </article>
  );
}
