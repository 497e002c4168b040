import type { Root } from "mdast";
import { isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { checkNotes } from "./check-writing.ts";
import { frontMatterSchemas, type Section } from "./front-matter.ts";
import { type Finding, findingAt } from "./problem.ts";
import { yamlProblem } from "./yaml-problems.ts";

const KNOWN: Record<Section, string> = {
  guider: Object.keys(frontMatterSchemas.guider.shape).join(", "),
  tjanster: Object.keys(frontMatterSchemas.tjanster.shape).join(", "),
  sidor: Object.keys(frontMatterSchemas.sidor.shape).join(", "),
};

function describe(issue: z.core.$ZodIssue, section: Section): string {
  const field = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    return `Raden ”${issue.keys.join(", ")}” känns inte igen${field ? ` under ${field}` : ""}. Ta bort den eller rätta stavningen. Det som går att skriva här: ${KNOWN[section]}.`;
  }
  if (issue.code === "invalid_type" && issue.expected === "object") {
    return `”${field}” saknas eller är tom. Skriv raderna rubrik, text, lank och lanktext under den.`;
  }
  return `”${field}” ${issue.message}`;
}

/** Holds a file's front matter against its section's schema. Lines are those of the file. */
export function checkFrontMatter(tree: Root, section: Section): Finding[] {
  const node = tree.children[0];
  if (node?.type !== "yaml") {
    return [
      {
        line: 1,
        column: 1,
        message: `Uppgifterna överst saknas. Börja filen med en rad ---, skriv ${KNOWN[section]} och avsluta med en rad ---.`,
      },
    ];
  }
  const lines = new LineCounter();
  const document = parseDocument(node.value, { lineCounter: lines });
  const first = node.position?.start.line ?? 1;
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: first + line, column: col };
  };

  const notes = checkNotes(node.value, first);
  const [broken] = document.errors;
  if (broken) {
    const { offset, message } = yamlProblem(broken, node.value);
    return [...notes, { ...at(offset), message }];
  }

  const result = frontMatterSchemas[section].safeParse(document.toJS());
  if (result.success) return notes;
  return notes.concat(
    result.error.issues.map((issue) => {
      const keys = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
      // A field that is missing has no line of its own: point at the closest thing above it that exists.
      for (let length = keys.length; length > 0; length -= 1) {
        const found = document.getIn(keys.slice(0, length).map(String), true);
        const range =
          isScalar(found) || (found && typeof found === "object" && "range" in found) ? found.range : undefined;
        if (Array.isArray(range) && typeof range[0] === "number") {
          return { ...at(range[0]), message: describe(issue, section) };
        }
      }
      return findingAt(node, describe(issue, section));
    }),
  );
}
