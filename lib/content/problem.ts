/** A mistake in content, told to its editor. */
export interface Problem {
  /** Path from the project's root. */
  file: string;
  line: number;
  column: number;
  /** What is wrong and how to mend it, in Swedish. */
  message: string;
}

/** A mistake whose file is known by the caller. */
export type Finding = Omit<Problem, "file">;

/** Something that may know where it stands in a file. */
export interface Positioned {
  position?: { start: { line: number; column: number } } | undefined;
}

/** A finding at the start of a node. */
export function findingAt(node: Positioned, message: string): Finding {
  return { line: node.position?.start.line ?? 1, column: node.position?.start.column ?? 1, message };
}

/** One line, as an editor reads it: file:line:column and what to do. */
export function formatProblem({ file, line, column, message }: Problem): string {
  return `${file}:${line}:${column}  ${message}`;
}
