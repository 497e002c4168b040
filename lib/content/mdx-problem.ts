import type { VFileMessage } from "vfile-message";
import type { Finding } from "./problem.ts";

interface Rule {
  /** What stands on the line where the reader stopped, or what the reader says. */
  line?: RegExp;
  reason?: RegExp;
  message: string;
}

const rules: readonly Rule[] = [
  {
    line: /<(?:https?:\/\/|mailto:|[\w.+-]+@)/,
    message: "En adress inom < och > går inte att läsa. Skriv [text](https://exempel.se).",
  },
  {
    line: /<!--/,
    message: "En kommentar med <!-- --> går inte att läsa. Skriv {/* så här */}, eller ta bort den.",
  },
  {
    line: /<\w+[^>]*=\s*[”“„’‘»]/,
    message: 'Värdet står inom typografiska citattecken. Byt dem mot raka: rubrik="text".',
  },
  {
    line: /^\s*(?:import|export)\b/,
    message:
      "En rad kan inte börja med import eller export. Ta bort raden, eller ändra första ordet om det är löptext.",
  },
  {
    line: /<\d|<\s|<=|<-/,
    message: "Tecknet < betyder något särskilt. Skriv \\< när du vill visa det.",
  },
  {
    line: /\{/,
    message: "Tecknet { betyder något särskilt. Skriv \\{ när du vill visa det.",
  },
];

const OTHERWISE =
  "Texten går inte att läsa här. Oftast är det en byggkloss som inte stängs, eller ett < eller { i löptexten (skriv \\< eller \\{). Programmets felmeddelande (på engelska): ";

/** What an editor is told when a text is no MDX: where, what is wrong and how to mend it. */
export function mdxProblem(error: VFileMessage, source: string): Finding {
  // "Expected a closing tag for `<Fakta>` (30:1-30:22)": the place that helps is where it was opened.
  const open = /closing tag for `<(\w*)>` \((\d+):(\d+)/.exec(error.reason);
  if (open) {
    const [, name = "", line = "1", column = "1"] = open;
    return {
      line: Number(line),
      column: Number(column),
      message: `<${name}> stängs aldrig. Skriv </${name}> efter innehållet, eller avsluta med /> om det inte har något.`,
    };
  }
  const line = error.line ?? 1;
  // The reader may notice a line or two later than where it went wrong.
  const lines = source.split(/\r\n|\r|\n/);
  for (const at of [line, line - 1, line - 2]) {
    const text = lines[at - 1] ?? "";
    const rule = rules.find((one) => one.line?.test(text));
    if (rule) return { line: at, column: at === line ? (error.column ?? 1) : 1, message: rule.message };
  }
  return { line, column: error.column ?? 1, message: `${OTHERWISE}${error.reason}` };
}
