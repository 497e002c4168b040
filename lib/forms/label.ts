/** A field's label before its answer: with a colon, unless it asks; without the full stop of a sentence. */
export const labelBefore = (label: string): string => (/[?!]$/.test(label) ? label : `${label.replace(/[.:]$/, "")}:`);
