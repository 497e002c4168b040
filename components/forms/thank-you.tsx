import type { ReactNode } from "react";
import { JourneyRule } from "../layout/journey-rule.tsx";
import { PageTitle } from "../layout/page-title.tsx";

/** Says that a submission is stored, under which reference, and where to go from here. */
export function ThankYou({
  title,
  reference,
  mail,
  children,
}: {
  title: string;
  reference: string;
  /** Which e-mail is on its way. */
  mail: string;
  children: ReactNode;
}) {
  return (
    <>
      <PageTitle title={title}>
        <p>
          Din referens är <strong className="font-semibold whitespace-nowrap">{reference}</strong>. {mail}
        </p>
      </PageTitle>
      <JourneyRule />
      <div className="max-w-text stack-4 pt-8">{children}</div>
    </>
  );
}
