import { createElement, Fragment, type ReactNode } from "react";
import { inPieces } from "#lib/content/whole-words.ts";

/** What stays on one line. */
export function WholeWord({ children }: { children?: ReactNode }) {
  return <span className="whitespace-nowrap">{children}</span>;
}

/** A text whose "E-commerce" and "12–24" are not divided. */
export function Words({ text }: { text: string }) {
  const pieces = inPieces(text).map((piece) => (piece.whole ? <WholeWord>{piece.text}</WholeWord> : piece.text));
  // Children that stand in a row, and no list: they need no keys.
  return createElement(Fragment, null, ...pieces);
}
