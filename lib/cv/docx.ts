import path from "node:path";
import { isProgram, type Parts } from "./archive.ts";
import { GatheredText } from "./gathered-text.ts";
import { type CvFlag, Refused, type TakenCv, tidyText } from "./verdict.ts";
import { elementsOf, readXml, type XmlElement } from "./xml.ts";

/** A relationship between two parts (ECMA-376 part 2, 9.3). */
interface Relationship {
  /** Last part of its type: "hyperlink", "vbaProject"; the strict and the transitional namespace share it. */
  kind: string;
  target: string;
  external: boolean;
}

const lastOf = (address: string) => address.slice(address.lastIndexOf("/") + 1);
const attribute = ({ attributes }: XmlElement, name: string) => attributes.get(name) ?? "";

/** The part where the relationships of a part stand. */
function relationshipsPart(part: string): string {
  const { dir, base } = path.posix.parse(part);
  return path.posix.join(dir, "_rels", `${base}.rels`);
}

function relationshipsIn(bytes: Buffer | undefined): Relationship[] {
  return elementsOf(bytes, "Relationship").map((element) => ({
    kind: lastOf(attribute(element, "Type")),
    target: attribute(element, "Target"),
    external: attribute(element, "TargetMode").toLowerCase() === "external",
  }));
}

/** A target as the name of a part. */
function partName(from: string, target: string): string {
  const joined = target.startsWith("/") ? target : path.posix.join("/", path.posix.dirname(from), target);
  return decodeURIComponent(path.posix.normalize(joined).slice(1));
}

interface ContentTypes {
  byPart: Map<string, string>;
  byExtension: Map<string, string>;
}

function contentTypes(parts: Parts): ContentTypes {
  const bytes = parts.get("[Content_Types].xml");
  if (!bytes) throw new Refused("type");
  const byPart = elementsOf(bytes, "Override").map(
    (element) => [attribute(element, "PartName").slice(1).toLowerCase(), attribute(element, "ContentType")] as const,
  );
  const byExtension = elementsOf(bytes, "Default").map(
    (element) => [attribute(element, "Extension").toLowerCase(), attribute(element, "ContentType")] as const,
  );
  return { byPart: new Map(byPart), byExtension: new Map(byExtension) };
}

function typeOf({ byPart, byExtension }: ContentTypes, part: string): string {
  const name = part.toLowerCase();
  return byPart.get(name) ?? byExtension.get(name.slice(name.lastIndexOf(".") + 1)) ?? "";
}

/** The relationship kinds whose target leads out of the document without anybody choosing to follow it. */
const TEMPLATES = /^(attachedTemplate|externalLinkPath)$/;
const isLocalTemplate = (target: string) => !/^(\w{2,}:|\\\\|\/\/)/.test(target);

function flagsOf({ kind, target, external }: Relationship): CvFlag[] {
  const flags: CvFlag[] = [];
  if (kind === "oleObject" || kind === "package") flags.push("ole");
  else if (kind === "aFChunk") flags.push("embedded");
  if (!external) return flags;
  if (kind === "hyperlink") return ["links"];
  if (TEMPLATES.test(kind)) return isLocalTemplate(target) ? [] : ["template"];
  return [...flags, "external"];
}

/** Refuses programs and collects what may act, in every part that a relationship leads to or that is simply there. */
function examine(parts: Parts, types: ContentTypes): Set<CvFlag> {
  const flags = new Set<CvFlag>();
  for (const [name, bytes] of parts) {
    const type = typeOf(types, name);
    if (/vbaProject|vbaData|activeX\.bin|macrosheet/i.test(type) || isProgram(bytes, name))
      throw new Refused("programs");
    if (/oleObject|\/embeddings\//i.test(`${type} /${name}`)) flags.add("ole");
    if (!name.endsWith(".rels")) continue;
    for (const relationship of relationshipsIn(bytes)) {
      if (/^(vbaProject|wordVbaData)$/i.test(relationship.kind)) throw new Refused("programs");
      for (const flag of flagsOf(relationship)) flags.add(flag);
    }
  }
  return flags;
}

const HEADING = /^(heading|rubrik|title|titel)\s*\d*$/i;

/** The text of a part: a line a paragraph, a bullet before what stands in a list, air around headings. */
function textOf(bytes: Buffer, flags: Set<CvFlag>): string {
  const text = new GatheredText();
  let line = "";
  let prefix = "";
  let heading = false;
  let collecting: "text" | "instruction" | undefined;
  let instruction = "";
  const note = () => {
    if (/\bDDE(AUTO)?\b/i.test(instruction)) flags.add("dde");
    if (/\b(INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|DATABASE)\b/i.test(instruction)) flags.add("external");
  };
  readXml(bytes, {
    open: (element) => {
      const { name } = element;
      if (name === "p") [line, prefix, heading] = ["", "", false];
      else if (name === "numPr") prefix = "• ";
      else if (name === "pStyle") heading = HEADING.test(attribute(element, "val"));
      else if (name === "t") collecting = "text";
      else if (name === "instrText") collecting = "instruction";
      else if (name === "fldSimple") {
        instruction = attribute(element, "instr");
        note();
      } else if (name === "tab") line += "\t";
      else if (name === "br" || name === "cr") line += "\n";
      else if (name === "fldChar" && attribute(element, "fldCharType") === "begin") instruction = "";
    },
    text: (part) => {
      if (collecting === "text") line += part;
      if (collecting === "instruction") instruction += part;
    },
    close: (name) => {
      if (name === "t" || name === "instrText") collecting = undefined;
      if (name === "instrText") note();
      if (name === "tc") text.endWith("\t");
      if (name === "tr") text.endWith("\n");
      if (name !== "p") return;
      text.add(heading ? `\n${line.trim()}\n\n` : `${prefix}${line}\n`);
      line = "";
    },
  });
  return text.toString();
}

/**
 * Reads a Word document by following its content types and relationships (ECMA-376).
 * @throws Refused when it is none, is damaged, or holds a program
 */
export function readDocx(parts: Parts): TakenCv {
  const types = contentTypes(parts);
  const main = relationshipsIn(parts.get("_rels/.rels")).find(({ kind }) => kind === "officeDocument");
  if (!main) throw new Refused("type");
  const document = partName("", main.target);
  const type = typeOf(types, document);
  if (/macroEnabled/i.test(type)) throw new Refused("programs");
  if (!/wordprocessingml\.(document|template)\.main\+xml/i.test(type)) throw new Refused("type");
  const bytes = parts.get(document);
  if (!bytes) throw new Refused("damaged");
  const flags = examine(parts, types);
  // Headers and footers often hold the name and how to reach the person; they are read after the text.
  const around = relationshipsIn(parts.get(relationshipsPart(document)))
    .filter(({ kind, external }) => !external && /^(header|footer|footnotes|endnotes)$/.test(kind))
    .flatMap(({ target }) => parts.get(partName(document, target)) ?? []);
  const text = [bytes, ...around].map((part) => textOf(part, flags)).join("\n");
  return { type: "docx", flags: [...flags].sort(), text: tidyText(text) };
}
