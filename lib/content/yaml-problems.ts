import type { ErrorCode, YAMLParseError } from "yaml";

/** What is wrong with a file's YAML and how to mend it, by the library's code for it. */
const texts: Partial<Record<ErrorCode, string>> = {
  TAB_AS_INDENT: "Raden börjar med tabb. Använd mellanslag i stället.",
  DUPLICATE_KEY: "Raden finns redan en gång. Ta bort den ena.",
  MULTILINE_IMPLICIT_KEY:
    "Raden går inte att läsa. Skriv namn, kolon, mellanslag och text, och se efter om ett citattecken saknas på raden.",
  MISSING_CHAR: 'Ett citattecken eller ett kolon saknas på raden. Text som börjar med " ska sluta med ".',
  BLOCK_AS_IMPLICIT_KEY: 'Raden har ett kolon för mycket. Sätt texten inom citattecken (").',
  BAD_INDENT: "Raden är indragen på ett annat sätt än raderna ovanför. Lika många mellanslag ska stå framför.",
  BAD_DQ_ESCAPE: "Ett \\ går inte att ha inom citattecken (\"). Använd enkla citattecken (') i stället.",
  UNEXPECTED_TOKEN:
    'Raden går inte att läsa. Sätt texten inom citattecken (") om den innehåller kolon eller börjar med ett skiljetecken.',
  BAD_ALIAS: 'Text som börjar med * eller & ska stå inom citattecken (").',
  BAD_PROP_ORDER: 'Text som börjar med * eller & ska stå inom citattecken (").',
  TAG_RESOLVE_FAILED: 'Text som börjar med ! ska stå inom citattecken (").',
  BAD_SCALAR_START: 'Text som börjar med ` eller @ ska stå inom citattecken (").',
};

/** Where a quotation mark that is never closed stands: the reader notices it far below. */
function openQuote(text: string, before: number): number | undefined {
  let offset = 0;
  for (const line of text.slice(0, before).split("\n")) {
    if ((line.match(/(?<!\\)"/g)?.length ?? 0) % 2 === 1) return offset + line.indexOf('"');
    offset += line.length + 1;
  }
  return undefined;
}

/** An error of the YAML reader, as an editor is told of it: where, what is wrong and how to mend it. */
export function yamlProblem({ code, pos: [at] }: YAMLParseError, text: string): { offset: number; message: string } {
  const offset = (code === "MISSING_CHAR" ? openQuote(text, at) : undefined) ?? at;
  return { offset, message: messageOf(code) };
}

function messageOf(code: ErrorCode): string {
  return (
    texts[code] ??
    'Raden går inte att läsa. Skriv namn, kolon, mellanslag och text. Sätt texten inom citattecken (") om den innehåller kolon.'
  );
}
