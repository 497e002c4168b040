import { isProgram, type Parts } from "./archive.ts";
import { GatheredText } from "./gathered-text.ts";
import { type CvFlag, Refused, type TakenCv, tidyText } from "./verdict.ts";
import { elementsOf, readXml, type XmlElement } from "./xml.ts";

const TEXT_DOCUMENT = /^application\/vnd\.oasis\.opendocument\.text(-template)?$/;
/** Where OpenDocument keeps its programs (OpenDocument 1.3 part 2, 3; Basic libraries and script packages). */
const PROGRAM_FOLDERS = /^(Basic|Scripts)\/|\.py$/i;

const isRemote = (href: string) => /^(\w{2,}:|\\\\|\/\/)/.test(href);

/** What an element may do when the document is opened. */
function flagOf({ name, attributes }: XmlElement): CvFlag | undefined {
  const href = attributes.get("href") ?? "";
  if (name === "event-listener") return "script";
  if (name === "dde-source" || name === "dde-connection-decl") return "dde";
  if (name === "object-ole") return "ole";
  if (name === "a") return "links";
  if (["section-source", "image", "object", "floating-frame", "plugin", "applet"].includes(name) && isRemote(href)) {
    return "external";
  }
  return undefined;
}

function read(bytes: Buffer, flags: Set<CvFlag>): string {
  const text = new GatheredText();
  let body = 0;
  let listDepth = 0;
  readXml(bytes, {
    open: (element) => {
      const { name, attributes } = element;
      const flag = flagOf(element);
      if (flag) flags.add(flag);
      if (name === "text" && !attributes.has("href")) body += 1;
      else if (name === "list") listDepth += 1;
      else if (name === "h") text.add("\n");
      else if (name === "p" && listDepth > 0) text.add("• ");
      else if (name === "tab") text.add("\t");
      else if (name === "line-break") text.add("\n");
      else if (name === "s") text.add(" ".repeat(Math.min(Number(attributes.get("c") ?? 1) || 1, 100)));
    },
    text: (part) => {
      if (body > 0) text.add(part.replaceAll(/\s+/g, " "));
    },
    close: (name) => {
      if (name === "text") body -= 1;
      else if (name === "list") listDepth -= 1;
      else if (name === "h") text.add("\n\n");
      else if (name === "p") text.add("\n");
      else if (name === "table-cell") text.endWith("\t");
      else if (name === "table-row") text.endWith("\n");
    },
  });
  return text.toString();
}

/** Whether the archive says that it is an OpenDocument text, by its manifest or its mimetype. */
export function isOpenDocumentText(parts: Parts): boolean {
  if (TEXT_DOCUMENT.test(parts.get("mimetype")?.toString("latin1").trim() ?? "")) return true;
  return elementsOf(parts.get("META-INF/manifest.xml"), "file-entry").some(
    ({ attributes }) => attributes.get("full-path") === "/" && TEXT_DOCUMENT.test(attributes.get("media-type") ?? ""),
  );
}

/**
 * Reads an OpenDocument text (OpenDocument 1.3).
 * @throws Refused when it is none, is locked, damaged, or holds a program
 */
export function readOdt(parts: Parts): TakenCv {
  if (elementsOf(parts.get("META-INF/manifest.xml"), "encryption-data").length > 0) throw new Refused("locked");
  const content = parts.get("content.xml");
  if (!content) throw new Refused("damaged");
  for (const [name, bytes] of parts) {
    // An empty library has its folder's list and nothing else.
    const program = PROGRAM_FOLDERS.test(name) && !/script-l[bc]\.xml$|\/$/.test(name);
    if (program || isProgram(bytes, name)) throw new Refused("programs");
  }
  const flags = new Set<CvFlag>();
  const text = read(content, flags);
  const styles = parts.get("styles.xml");
  // Headers and footers are drawn in the styles; only what may act in them is of interest.
  if (styles) read(styles, flags);
  return { type: "odt", flags: [...flags].sort(), text: tidyText(text) };
}
