/** Whose work something is: before the click, after it, or both roles' together. */
export type RoleSide = "digital" | "ehandel" | "delad";

export interface RoleWork {
  side: RoleSide;
  /** Where on the customer journey it is done: a station's id. */
  station: string;
  task: string;
  /** The row of the comparison that says more: its name. */
  row: string;
}

export interface RoleOption {
  value: string;
  label: string;
  /** What the answer gives someone to do; none where all is well. */
  work?: RoleWork;
}

export interface RoleQuestion {
  id: string;
  text: string;
  options: readonly RoleOption[];
}

export type RoleVerdict = "digital" | "ehandel" | "bada" | "ingen";

export interface RoleChoice {
  answered: number;
  work: RoleWork[];
  verdict: RoleVerdict;
}

/**
 * Weighs the answers (question id to option value). Shared work counts for neither role, but makes both needed when
 * there is nothing else.
 */
export function chooseRole(questions: readonly RoleQuestion[], answers: ReadonlyMap<string, string>): RoleChoice {
  const chosen = questions.flatMap(({ id, options }) => options.filter(({ value }) => value === answers.get(id)));
  const work = chosen.flatMap((option) => option.work ?? []);
  const count = (side: RoleSide) => work.filter((one) => one.side === side).length;
  const digital = count("digital");
  const ehandel = count("ehandel");
  const verdict = work.length === 0 ? "ingen" : digital > ehandel ? "digital" : ehandel > digital ? "ehandel" : "bada";
  return { answered: chosen.length, work, verdict };
}
