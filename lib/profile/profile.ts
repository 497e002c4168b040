/** What a profile says of a service, an area, a role: known by its id. */
export interface Named {
  id: string;
  name: string;
}

export interface ProfileOption {
  value: string;
  label: string;
  /** Points for the directions that this answer speaks for. */
  points?: Readonly<Record<string, number>>;
  /** Points for the areas of responsibility that it makes heavier. */
  areas?: Readonly<Record<string, number>>;
  /** Points for the roles that it speaks for, by id. */
  roles?: Readonly<Record<string, number>>;
  /** A service that it speaks for, and how strongly: the strongest wins. */
  service?: { id: string; strength: number; why: string };
  /** A demand that follows from it. */
  demand?: { competence: string; level: "skall" | "merit"; text: string };
}

export interface ProfileQuestion {
  id: string;
  text: string;
  options: readonly ProfileOption[];
}

export interface ProfileStep {
  title: string;
  lead: string;
  questions: readonly ProfileQuestion[];
}

export interface Direction {
  id: string;
  name: string;
  /** The result's headline: what kind of person. */
  headline: string;
  summary: string;
  /** The summary as it is said to the person who is sought. */
  advertisement: string;
  areas: Readonly<Record<string, number>>;
  demands: Readonly<Record<string, { skall: string; merit: string }>>;
  /** What the person should have reached after a year. */
  oneYear: readonly string[];
  /** By the KPIs' ids. */
  kpis: readonly { id: string; why: string }[];
  /** Questions of its own; others are asked of everybody. */
  interview: readonly string[];
  references: readonly string[];
}

/** A kind of demand that may discriminate, or that the task does not need. */
export interface DemandRule {
  pattern: RegExp;
  warning: string;
  /** Whether it may discriminate: such a demand does not go into an advertisement. */
  discriminates: boolean;
}

/** What is said of who is needed: this role, another one first, or both. {roll} stands for the other's name. */
export interface WhoTexts {
  own: { title: string; text: string };
  other: { title: string; text: string };
  both: { title: string; text: string };
}

/** A role's requirement profile: what staff write about it, and the names that belong to it. */
export interface ProfileData {
  role: Named;
  areas: readonly Named[];
  competences: readonly Named[];
  services: readonly Named[];
  otherRoles: readonly Named[];
  who: WhoTexts;
  steps: readonly ProfileStep[];
  directions: readonly Direction[];
  demandRules: readonly DemandRule[];
  interview: readonly string[];
  references: readonly string[];
  defaultService: { id: string; why: string };
}

export interface Contribution {
  questionId: string;
  question: string;
  answer: string;
  points: { direction: string; points: number }[];
}

/** One of the areas of responsibility, in whole per cent. */
export type Share = Named & { percent: number };

/** A demand of the employer's own, and what is to be said of it. */
export interface OwnDemand {
  text: string;
  warnings: string[];
  /** Whether it may discriminate. */
  discriminates: boolean;
}

export interface Profile {
  /** Name of the role that is sought. */
  role: Named;
  /** All directions, the strongest first. */
  scores: (Named & { points: number })[];
  direction: Direction;
  /** Why: each answer and what it gave. */
  contributions: Contribution[];
  unanswered: ProfileQuestion[];
  /** Share of the work, 100 together, heaviest first. */
  areas: Share[];
  /** By competence, in the role's order. */
  demands: (Named & { skall: string[]; merit: string[] })[];
  ownDemands: OwnDemand[];
  /** Who is needed; `other` where another role is to be looked for first, or too. */
  who: { title: string; text: string; other: Named | undefined };
  service: Named & { why: string };
  interview: string[];
  references: string[];
}

const allQuestions = (data: ProfileData) => data.steps.flatMap((step) => step.questions);

/** Shares in whole per cent that add up to 100 (largest remainder method). */
function wholePercents(weights: readonly (Named & { weight: number })[]): Share[] {
  const total = weights.reduce((sum, { weight }) => sum + weight, 0);
  const exact = weights.map(({ id, name, weight }) => ({ id, name, exact: (weight / total) * 100 }));
  const missing = 100 - exact.reduce((sum, one) => sum + Math.floor(one.exact), 0);
  const luckyOnes = exact
    .toSorted((a, b) => (b.exact % 1) - (a.exact % 1))
    .slice(0, missing)
    .map(({ id }) => id);
  return exact
    .map(({ id, name, exact: share }) => ({ id, name, percent: Math.floor(share) + (luckyOnes.includes(id) ? 1 : 0) }))
    .sort((a, b) => b.percent - a.percent);
}

/** What is to be said of a demand that someone has written themselves. */
export function demandWarnings(text: string, rules: readonly DemandRule[]): DemandRule[] {
  return rules.filter(({ pattern }) => pattern.test(text));
}

/** From this many points another role is clearly spoken for. */
const CLEARLY = 3;

function whoIsNeeded({ role, otherRoles, who }: ProfileData, chosen: readonly ProfileOption[]): Profile["who"] {
  const pointsFor = (id: string) => chosen.reduce((total, { roles }) => total + (roles?.[id] ?? 0), 0);
  const [other] = otherRoles.map((one) => ({ ...one, points: pointsFor(one.id) })).sort((a, b) => b.points - a.points);
  if (!other || other.points < CLEARLY) return { ...who.own, other: undefined };
  const { title, text } = other.points - pointsFor(role.id) >= CLEARLY ? who.other : who.both;
  const named = (words: string) => words.replaceAll("{roll}", other.name);
  return { title: named(title), text: named(text), other: { id: other.id, name: other.name } };
}

function areasOf(data: ProfileData, direction: Direction, chosen: readonly ProfileOption[]): Share[] {
  const extra = (id: string) => chosen.reduce((sum, { areas }) => sum + (areas?.[id] ?? 0), 0);
  return wholePercents(
    data.areas.map(({ id, name }) => ({ id, name, weight: (direction.areas[id] ?? 0) + extra(id) })),
  );
}

function demandsOf(data: ProfileData, direction: Direction, chosen: readonly ProfileOption[]): Profile["demands"] {
  const fromAnswers = (competence: string, level: "skall" | "merit") =>
    chosen.flatMap(({ demand }) => (demand?.competence === competence && demand.level === level ? [demand.text] : []));
  return data.competences.map(({ id, name }) => {
    const { skall, merit } = direction.demands[id] ?? {};
    return {
      id,
      name,
      skall: [...(skall ? [skall] : []), ...fromAnswers(id, "skall")],
      merit: [...(merit ? [merit] : []), ...fromAnswers(id, "merit")],
    };
  });
}

/** What an advertisement is made of. */
export type Advertised = Pick<Profile, "role" | "direction" | "areas" | "demands" | "ownDemands">;

/** What may be advertised of a direction as it is, before anybody has answered anything. */
export function advertised(data: ProfileData, direction: Direction): Advertised {
  return {
    role: data.role,
    direction,
    areas: areasOf(data, direction, []),
    demands: demandsOf(data, direction, []),
    ownDemands: [],
  };
}

/** The most signs of an employer's own demands, all lines together: an address has to carry them. */
export const LONGEST_DEMANDS = 2000;

/** How many signs an employer's own demands are; a line break is one, however it was sent. */
export const lengthOfDemands = (demands = ""): number => demands.replaceAll("\r\n", "\n").length;

/** The names of the directions that have most points: more than one where they weigh the same, none where none has any. */
export function pointedAt({ scores }: Pick<Profile, "scores">): string[] {
  const most = scores[0]?.points ?? 0;
  return most > 0 ? scores.filter(({ points }) => points === most).map(({ name }) => name) : [];
}

/**
 * The requirement profile that the answers point to, with every reason.
 * @param answers question id to option value; what is no answer is passed over
 * @param ownDemands demands of the employer's own, one a line
 * @returns undefined when no question is answered
 */
export function buildProfile(
  data: ProfileData,
  answers: ReadonlyMap<string, string>,
  ownDemands = "",
): Profile | undefined {
  const asked = allQuestions(data).map((question) => ({
    question,
    option: question.options.find(({ value }) => value === answers.get(question.id)),
  }));
  const answered = asked.flatMap(({ question, option }) => (option ? [{ question, option }] : []));
  if (answered.length === 0) return undefined;
  const chosen = answered.map(({ option }) => option);
  const pointsOf = (id: string) => chosen.reduce((sum, { points }) => sum + (points?.[id] ?? 0), 0);
  // Sorting keeps the order of the role's kravprofil.yaml where points are equal.
  const scores = data.directions
    .map(({ id, name }) => ({ id, name, points: pointsOf(id) }))
    .sort((a, b) => b.points - a.points);
  const direction = data.directions.find(({ id }) => id === scores[0]?.id);
  if (!direction) throw new Error(`the requirement profile of ${data.role.id} has no directions`);

  const [service = { ...data.defaultService, strength: 0 }] = chosen
    .flatMap((option) => option.service ?? [])
    .sort((a, b) => b.strength - a.strength);

  const { name: serviceName = service.id } = data.services.find(({ id }) => id === service.id) ?? {};

  return {
    role: data.role,
    scores,
    direction,
    contributions: answered.map(({ question, option }) => ({
      questionId: question.id,
      question: question.text,
      answer: option.label,
      points: data.directions.flatMap(({ id, name }) => {
        const points = option.points?.[id];
        return points ? [{ direction: name, points }] : [];
      }),
    })),
    unanswered: asked.flatMap(({ question, option }) => (option ? [] : [question])),
    areas: areasOf(data, direction, chosen),
    demands: demandsOf(data, direction, chosen),
    ownDemands: ownDemands
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .map((text) => {
        const rules = demandWarnings(text, data.demandRules);
        return {
          text,
          warnings: rules.map(({ warning }) => warning),
          discriminates: rules.some(({ discriminates }) => discriminates),
        };
      }),
    who: whoIsNeeded(data, chosen),
    service: { id: service.id, name: serviceName, why: service.why },
    interview: [...direction.interview, ...data.interview],
    references: [...direction.references, ...data.references],
  };
}
