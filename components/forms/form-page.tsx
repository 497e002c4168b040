import type { ReactNode } from "react";
import { PageTitle } from "../layout/page-title.tsx";

interface FormPageProps {
  title: string;
  lead: string;
  /** What happens after the form was sent, in order. */
  next: readonly string[];
  note: ReactNode;
  children: ReactNode;
}

/** A form with what happens next beside it. */
export function FormPage({ title, lead, next, note, children }: FormPageProps) {
  return (
    <>
      <PageTitle title={title}>
        <p className="text-soft">{lead}</p>
      </PageTitle>
      <div className="grid gap-x-10 gap-y-14 md:grid-cols-[minmax(0,3fr)_2fr] lg:gap-x-20">
        <div className="min-w-0">{children}</div>
        <aside aria-labelledby="vad-hander-sedan" className="border-ink border-t-4 pt-4 md:self-start">
          <h2 id="vad-hander-sedan" className="font-sans text-lg font-semibold tracking-normal">
            Vad händer sedan?
          </h2>
          <ol className="mt-3 list-decimal stack-2 pl-5">
            {next.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <div className="text-soft mt-5 text-sm">{note}</div>
        </aside>
      </div>
    </>
  );
}
