import { readFileSync, writeFileSync } from "node:fs";
import * as z from "zod";
import { UnknownOutput } from "./next-output.ts";

const manifestSchema = z.looseObject({
  /** Every component that the page can run in the browser, the framework's own included. */
  clientModules: z.record(z.string(), z.unknown()),
  /** How the scripts of those components are asked for as the page is drawn; null: not before they are needed. */
  moduleLoading: z.object({ prefix: z.string() }).nullable(),
  /** The scripts that each part of the page asks for at once. */
  entryJSFiles: z.record(z.string(), z.array(z.string())),
  /** The style sheets that each part of the page asks for. */
  entryCSSFiles: z.record(z.string(), z.array(z.unknown())),
});

/** What the build says of a page's script: `page_client-reference-manifest.js`, a statement that sets an object. */
interface ClientManifest {
  /** The statement up to the object. */
  statement: string;
  content: z.infer<typeof manifestSchema>;
}

/** @throws UnknownOutput when the text is not written as before */
export function parseClientManifest(text: string): ClientManifest {
  const start = text.indexOf("] = ") + 4;
  const json = text.slice(start).trim().replace(/;$/, "");
  const content = start < 4 || !json.startsWith("{") ? undefined : manifestSchema.safeParse(JSON.parse(json)).data;
  if (!content) throw new UnknownOutput("a client reference manifest is not written as before");
  return { statement: text.slice(0, start), content };
}

/** Has a build say otherwise of a page's script or style sheets. @throws UnknownOutput as parseClientManifest */
export function changeClientManifest(file: string, change: Partial<ClientManifest["content"]>): void {
  const { statement, content } = parseClientManifest(readFileSync(file, "utf8"));
  writeFileSync(file, `${statement}${JSON.stringify({ ...content, ...change })};`);
}
