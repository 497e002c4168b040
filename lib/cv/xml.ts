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

/** Bytes of XML as text: by its byte order mark, otherwise UTF-8 (XML 1.0, appendix F, for what these formats use). */
function decode(bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? "utf-16le"
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? "utf-16be"
        : bytes[0] === 0x3c && bytes[1] === 0
          ? "utf-16le"
          : bytes[0] === 0 && bytes[1] === 0x3c
            ? "utf-16be"
            : "utf-8";
  return new TextDecoder(encoding).decode(bytes);
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
  parser.write(decode(bytes)).close();
}

/** Every element of a document with this local name. */
export function elementsOf(bytes: Buffer | undefined, name: string): XmlElement[] {
  const found: XmlElement[] = [];
  if (bytes) readXml(bytes, { open: (element) => void (element.name === name && found.push(element)) });
  return found;
}
