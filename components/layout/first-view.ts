import { navigation, root } from "./this-page.ts";

/**
 * Lets a page that is opened anew be laid out only as far as its first view reaches, and wholly once it has loaded (the
 * rule stands in app/globals.css): a telephone then shows a long text sooner. A page that is opened at a place inside it,
 * or come back to, is laid out at once, since only a whole page has that place.
 */
export function layOutFirstViewFirst(): void {
  if (navigation?.type !== "navigate" || location.hash) return;
  const { dataset } = root;
  dataset.opening = "";
  addEventListener("load", () => setTimeout(() => delete dataset.opening));
}
