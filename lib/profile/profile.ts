/** The six directions that a search for an E-commerce manager may take. */
export const profileIds = [
  "tillvaxt",
  "lonsamhet",
  "plattformslyft",
  "omnikanal",
  "crm-retention",
  "grundstruktur",
] as const;
export type ProfileId = (typeof profileIds)[number];
/** The six areas of responsibility. */
export const areaIds = ["strategi", "webbplats", "trafik", "sortiment", "teknik", "analys"] as const;
export type AreaId = (typeof areaIds)[number];
/** The three competences that decide. */
export const competenceIds = ["data", "ledarskap", "bestallare"] as const;
export type CompetenceId = (typeof competenceIds)[number];
export const serviceIds = ["rekrytering", "executive-search", "konsultuthyrning", "interim-management"] as const;
export type ServiceId = (typeof serviceIds)[number];
export type RoleNeed = "ehandel" | "digital" | "bada";

export interface ProfileOption {
  value: string;
  label: string;
  /** Points for the directions that this answer speaks for. */
  points?: Partial<Record<ProfileId, number>>;
  /** Points for the areas of responsibility that it makes heavier. */
  areas?: Partial<Record<AreaId, number>>;
  /** Which side of the click it speaks for. */
  role?: { digital?: number; ehandel?: number };
  /** A service that it speaks for, and how strongly: the strongest wins. */
  service?: { id: ServiceId; strength: number; why: string };
  /** A demand that follows from it. */
  demand?: { competence: CompetenceId; level: "skall" | "merit"; text: string };
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
  id: ProfileId;
  name: string;
  /** The result's headline: what kind of person. */
  headline: string;
  summary: string;
  /** The summary as it is said to the person who is sought. */
  advertisement: string;
  areas: Record<AreaId, number>;
  demands: Record<CompetenceId, { skall: string; merit: string }>;
  /** What the person should have reached after a year. */
  oneYear: readonly string[];
  kpis: readonly { name: string; why: string; anchor: string }[];
  /** Four questions; six more are asked of everybody. */
  interview: readonly string[];
  /** Two questions; three more are asked of every reference. */
  references: readonly string[];
}

/** A kind of demand that may discriminate, or that the task does not need. */
export interface DemandRule {
  /** A regular expression, without regard to case. */
  pattern: string;
  warning: string;
}

export interface ProfileData {
  steps: readonly ProfileStep[];
  directions: readonly Direction[];
  demandRules: readonly DemandRule[];
  interview: readonly string[];
  references: readonly string[];
  defaultService: { id: ServiceId; why: string };
}

export interface Contribution {
  questionId: string;
  question: string;
  answer: string;
  points: { direction: string; points: number }[];
}

export interface Profile {
  /** All six, the strongest first. */
  scores: { id: ProfileId; name: string; points: number }[];
  direction: Direction;
  /** Why: each answer and what it gave. */
  contributions: Contribution[];
  unanswered: ProfileQuestion[];
  /** Share of the work in whole per cent, 100 together, heaviest first. */
  areas: { id: AreaId; percent: number }[];
  demands: Record<CompetenceId, { skall: string[]; merit: string[] }>;
  ownDemands: { text: string; warnings: string[] }[];
  role: RoleNeed;
  service: { id: ServiceId; why: string };
  interview: string[];
  references: string[];
}

const allQuestions = (data: ProfileData) => data.steps.flatMap((step) => step.questions);

/** Shares in whole per cent that add up to 100 (largest remainder method). */
function wholePercents<K extends string>(weights: readonly (readonly [K, number])[]): { id: K; percent: number }[] {
  const total = weights.reduce((sum, [, weight]) => sum + weight, 0);
  const exact = weights.map(([id, weight]) => ({ id, exact: (weight / total) * 100 }));
  const missing = 100 - exact.reduce((sum, one) => sum + Math.floor(one.exact), 0);
  const luckyOnes = exact
    .toSorted((a, b) => (b.exact % 1) - (a.exact % 1))
    .slice(0, missing)
    .map(({ id }) => id);
  return exact
    .map(({ id, exact: share }) => ({ id, percent: Math.floor(share) + (luckyOnes.includes(id) ? 1 : 0) }))
    .sort((a, b) => b.percent - a.percent);
}

/** What is to be said of a demand that someone has written themselves. */
export function demandWarnings(text: string, rules: readonly DemandRule[]): string[] {
  return rules.filter(({ pattern }) => new RegExp(pattern, "iu").test(text)).map(({ warning }) => warning);
}

/** From this many points one side of the click is clearly spoken for. */
const CLEARLY = 3;

function roleNeed(chosen: readonly ProfileOption[]): RoleNeed {
  const sum = (side: "digital" | "ehandel") => chosen.reduce((total, { role }) => total + (role?.[side] ?? 0), 0);
  const digital = sum("digital");
  if (digital < CLEARLY) return "ehandel";
  return digital - sum("ehandel") >= CLEARLY ? "digital" : "bada";
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
  const pointsOf = (id: ProfileId) => chosen.reduce((sum, { points }) => sum + (points?.[id] ?? 0), 0);
  // Sorting keeps the order of content/kravprofil.ts where points are equal.
  const scores = data.directions
    .map(({ id, name }) => ({ id, name, points: pointsOf(id) }))
    .sort((a, b) => b.points - a.points);
  const direction = data.directions.find(({ id }) => id === scores[0]?.id);
  if (!direction) throw new Error("content/kravprofil.ts has no directions");

  const extraArea = (id: AreaId) => chosen.reduce((sum, { areas }) => sum + (areas?.[id] ?? 0), 0);
  const demands: Profile["demands"] = {
    data: { skall: [direction.demands.data.skall], merit: [direction.demands.data.merit] },
    ledarskap: { skall: [direction.demands.ledarskap.skall], merit: [direction.demands.ledarskap.merit] },
    bestallare: { skall: [direction.demands.bestallare.skall], merit: [direction.demands.bestallare.merit] },
  };
  for (const { demand } of chosen) if (demand) demands[demand.competence][demand.level].push(demand.text);
  const [service = { ...data.defaultService, strength: 0 }] = chosen
    .flatMap((option) => option.service ?? [])
    .sort((a, b) => b.strength - a.strength);

  return {
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
    areas: wholePercents(areaIds.map((id) => [id, direction.areas[id] + extraArea(id)] as const)),
    demands,
    ownDemands: ownDemands
      .split(/\r?\n/)
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, 20)
      .map((text) => ({ text, warnings: demandWarnings(text, data.demandRules) })),
    role: roleNeed(chosen),
    service: { id: service.id, why: service.why },
    interview: [...direction.interview, ...data.interview],
    references: [...direction.references, ...data.references],
  };
}
