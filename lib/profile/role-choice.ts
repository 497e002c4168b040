/** Whose work something is: a role's, by id, or all roles' together. */
export const SHARED = "delad";

export interface RoleWork {
  /** A role's id, or SHARED. */
  role: string;
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
  work?: RoleWork | undefined;
}

export interface RoleQuestion {
  id: string;
  text: string;
  options: readonly RoleOption[];
}

export interface RoleChoice {
  answered: number;
  work: RoleWork[];
  /** The roles that are needed: the one to begin with alone, several where none comes before the others, or none. */
  needed: string[];
}

/**
 * Weighs the answers (question id to option value). Shared work counts for no role: whose it is has to be settled, and
 * nobody is hired for that.
 * @param roles the ids of all roles
 */
export function chooseRole(
  questions: readonly RoleQuestion[],
  answers: ReadonlyMap<string, string>,
  roles: readonly string[],
): RoleChoice {
  const chosen = questions.flatMap(({ id, options }) => options.filter(({ value }) => value === answers.get(id)));
  const work = chosen.flatMap((option) => option.work ?? []);
  const count = (role: string) => work.filter((one) => one.role === role).length;
  const most = Math.max(...roles.map(count));
  const needed = most === 0 ? [] : roles.filter((role) => count(role) === most);
  return { answered: chosen.length, work, needed };
}
