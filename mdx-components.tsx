import type { MDXComponents } from "mdx/types";
import { AdDrafts, InterviewQuestions } from "#components/guide/ad-drafts.tsx";
import {
  CallToAction,
  FactsBox,
  Figure,
  Picture,
  Question,
  QuestionsAndAnswers,
  ResponsibilityArea,
  ResponsibilityAreas,
  Source,
  SourceList,
  Step,
  Steps,
  Term,
  WideTable,
} from "#components/guide/blocks.tsx";
import { Comparison, ComparisonRow } from "#components/guide/comparison.tsx";
import { AgencyEmail, Controller, Recipient, RetentionTime } from "#components/guide/facts-of-ours.tsx";
import { JourneyLine } from "#components/guide/journey-line.tsx";
import { KpiCard } from "#components/guide/kpi-card.tsx";
import { SectionHeading } from "#components/guide/section-heading.tsx";
import type { ComponentName, ComponentProps } from "#lib/content/components.ts";

/** The components by the name that editors write; their props are described in lib/content/components.ts. */
const components = {
  Kundresan: ({ markerad }: ComponentProps<"Kundresan">) => <JourneyLine marked={markerad} />,
  Jamforelse: Comparison,
  Rad: ComparisonRow,
  Nyckeltal: KpiCard,
  Annonsutkast: AdDrafts,
  Intervjufragor: InterviewQuestions,
  Ansvarsomraden: ResponsibilityAreas,
  Omrade: ResponsibilityArea,
  Fakta: FactsBox,
  Stegvis: Steps,
  Steg: Step,
  Fragor: QuestionsAndAnswers,
  Fraga: Question,
  Uppmaning: CallToAction,
  Figur: Figure,
  Kallor: SourceList,
  Kalla: Source,
  Begrepp: Term,
  Lagringstid: RetentionTime,
  Epost: AgencyEmail,
  Personuppgiftsansvarig: Controller,
  Mottagare: Recipient,
} satisfies Record<ComponentName, unknown>;

/** Required by @next/mdx: what MDX files may use. */
export function useMDXComponents(): MDXComponents {
  return { ...components, h2: SectionHeading, img: Picture, table: WideTable };
}
