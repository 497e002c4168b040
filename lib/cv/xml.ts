import { SaxesParser, type SaxesTagNS } from "saxes";
import { Refused } from "./verdict.ts";

/** An element as it begins: local name, and attributes by local name. */
export interface XmlElement {
  name: string;
  attributes: ReadonlyMap<string, string>;
}

export interface XmlHandlers {
  open?: (element: XmlElement) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

/** How XML begins in each encoding but UTF-8 (XML 1.0, appendix F, for what these formats use). */
const BEGINNINGS: readonly [first: number, second: number, encoding: string][] = [
  [0xff, 0xfe, "utf-16le"],
  [0x3c, 0x00, "utf-16le"],
  [0xfe, 0xff, "utf-16be"],
  [0x00, 0x3c, "utf-16be"],
];
const CHUNK_BYTES = 64 * 1024;

/** Bytes of XML as text, in pieces: a whole part as one text costs many times its size. */
function* decoded(bytes: Buffer): Generator<string> {
  const beginning = BEGINNINGS.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  const decoder = new TextDecoder(beginning?.[2] ?? "utf-8");
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    yield decoder.decode(bytes.subarray(at, at + CHUNK_BYTES), { stream: true });
  }
  yield decoder.decode();
}

function elementOf(tag: SaxesTagNS): XmlElement {
  return {
    name: tag.local,
    attributes: new Map(Object.values(tag.attributes).map(({ local, value }) => [local, value])),
  };
}

/**
 * Reads XML through. Entities that a document defines itself are not expanded: such a document is damaged to us.
 * @throws Refused when it is not well-formed
 */
export function readXml(bytes: Buffer, { open, close, text }: XmlHandlers): void {
  const parser = new SaxesParser({ xmlns: true, position: false });
  parser.on("error", () => {
    throw new Refused("damaged");
  });
  if (open) parser.on("opentag", (tag) => open(elementOf(tag)));
  if (close) parser.on("closetag", (tag) => close(tag.local));
  if (text) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  for (const piece of decoded(bytes)) parser.write(piece);
  parser.close();
}

/** Every element of a document with this local name. */
export function elementsOf(bytes: Buffer | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (bytes) readXml(bytes, { open: (element) => void (element.name === name && found.push(element)) });
  return found;
}
