import { toJsxRuntime } from "hast-util-to-jsx-runtime";
import type { Root } from "mdast";
import { Fragment, jsx, jsxs } from "react/jsx-runtime";
import type { ComponentName, ComponentProps } from "#lib/content/components.ts";
import { htmlTree } from "#lib/content/html-tree.ts";
import { WholeWord } from "../layout/words.tsx";
import { AdDrafts, InterviewQuestions } from "./ad-drafts.tsx";
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
} from "./blocks.tsx";
import { Comparison, ComparisonRow } from "./comparison.tsx";
import { AgencyEmail, Controller, Recipient, RetentionTime, TeamMail } from "./facts-of-ours.tsx";
import { JourneyLine } from "./journey-line.tsx";
import { KpiCard } from "./kpi-card.tsx";
import { SectionHeading } from "./section-heading.tsx";
import { textTable } from "./text-table.tsx";

/** The components by the name that editors write; their props are described in lib/content/components.ts. */
export const textComponents = {
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
  Teammejl: TeamMail,
} satisfies Record<ComponentName, unknown>;

const byName = new Map<string, unknown>(Object.entries(textComponents));

/** A text as it is seen. It holds no code (the content check sees to it): all that is looked up is a component's name. */
export function Text({ tree }: { tree: Root }) {
  return toJsxRuntime(htmlTree(tree), {
    Fragment,
    jsx,
    jsxs,
    components: { h2: SectionHeading, img: Picture, span: WholeWord, ...textTable },
    createEvaluater: () => ({
      evaluateExpression: (expression) => (expression.type === "Identifier" ? byName.get(expression.name) : undefined),
      evaluateProgram: () => undefined,
    }),
  });
}
