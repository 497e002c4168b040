import type { Root } from "mdast";
import { nodesIn } from "./nodes.ts";
import { type Finding, findingAt } from "./problem.ts";

/** A mistake in a line of the file, found by its letters before anything is made of it. */
interface LineRule {
  pattern: RegExp;
  message: (found: string) => string;
}

/** Characters that nobody sees, by what people call them. */
const invisible: Readonly<Record<string, string>> = {
  "\u200b": "ett osynligt mellanrum (U+200B)",
  "\u2060": "en osynlig fog (U+2060)",
  "\ufeff": "ett osynligt märke (U+FEFF)",
  "\u000b": "en radbrytning från Word (U+000B)",
};

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const rules: readonly LineRule[] = [
  {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
    pattern: /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/,
    message: (found) =>
      `Här står ${invisible[found] ?? `ett osynligt tecken (${codeOf(found)})`}, ofta inklistrat från ett annat program. Ta bort det: sudda tecknet före och efter och skriv dem igen.`,
  },
  {
    pattern: /^(?:#{1,6}|[-*+]|\d+\.)\u00a0/,
    message: () =>
      "Efter tecknet i början av raden står ett hårt mellanslag, så det blir ingen rubrik eller lista. Byt det mot ett vanligt mellanslag.",
  },
  {
    pattern: /^(?:<{7} |={7}$|>{7} )/,
    message: () => "Raden är ett märke efter två ändringar som krockade. Välj en av dem och ta bort märkena.",
  },
  {
    pattern: /^\s*[•·▪◦] ?/,
    message: () =>
      "Punkten är ett tecken och blir ingen lista. Börja raden med ett bindestreck och ett mellanslag: - så här.",
  },
];

/** Mistakes in single lines, front matter included. */
export function checkLines(source: string): Finding[] {
  const findings: Finding[] = [];
  if (/\r(?!\n)/.test(source)) {
    findings.push({
      line: 1,
      column: 1,
      message: "Filen har radbrytningar av ett gammalt slag (CR). Spara den med LF eller CRLF.",
    });
  }
  source
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .forEach((line, index) => {
      for (const { pattern, message } of rules) {
        const found = pattern.exec(line);
        if (found) findings.push({ line: index + 1, column: found.index + 1, message: message(found[0]) });
      }
    });
  return findings;
}

/** A value that YAML cuts at a #, since what follows is a note. */
const CUT = /^(\s*(?:- )?(?:[\w-]+:\s+)?)([^"'\s#|>[{][^"'#]*)?\s?#\S*/;

/**
 * Lines whose text is lost from a # on.
 * @param first the line of the file that the text begins at, less one
 */
export function checkNotes(yaml: string, first = 0): Finding[] {
  return yaml.split("\n").flatMap((line, index) => {
    const hash = line.search(/(^|\s)#/);
    if (hash < 0 || /^\s*#/.test(line) || !CUT.test(line)) return [];
    return [
      {
        line: first + index + 1,
        column: hash + 2,
        message: 'Allt efter # på raden försvinner. Sätt hela texten inom citattecken (").',
      },
    ];
  });
}

/** Signs that were meant to do something and stand in the text instead. */
export function checkLiteralSigns(tree: Root): Finding[] {
  const findings: Finding[] = [];
  for (const node of nodesIn(tree)) {
    if (node.type === "heading") {
      for (const inner of nodesIn(node)) {
        if (inner.type !== "footnoteReference") continue;
        findings.push(findingAt(inner, "En fotnot kan inte stå i en rubrik. Sätt den i texten under."));
      }
    }
    if (node.type !== "text") continue;
    if (node.value.includes("**")) {
      findings.push(
        findingAt(
          node,
          "Stjärnorna syns som de är. Ta bort mellanslaget innanför dem: **viktigt** och inte **viktigt **.",
        ),
      );
    }
    if (/(^|\n)#{1,6}(?=[^\s#])/.test(node.value)) {
      findings.push(findingAt(node, "Rubriktecknet syns som det är. Sätt ett mellanslag efter #."));
    }
  }
  return findings;
}
