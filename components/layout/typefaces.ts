import { navigation, root } from "./this-page.ts";

declare global {
  interface Navigator {
    /** Only Chromium says what it knows of the line. */
    readonly connection?: { readonly rtt: number };
  }
}

/** Whether a question and its answer take 150 milliseconds or more. */
function lineIsSlow(): boolean {
  const slow = (time = 0) => time >= 150;
  // What the browser knows is asked for last: the question itself takes a millisecond.
  return slow(navigation && navigation.responseStart - navigation.requestStart) || slow(navigator.connection?.rtt);
}

function load(): void {
  document.fonts.load("1em Familjen, Hedvig").catch(() => undefined);
}

/**
 * Asks for the site's typefaces before the page needs them, which is otherwise too late for the first page. On a slow
 * line they would hold up the text: there the first page of a visit stands in the device's own (app/typefaces.css), and
 * ours are fetched after it for the next.
 */
export function askForTypefaces(): void {
  const fromHere = document.referrer.startsWith(`${location.origin}/`);
  if (fromHere || !lineIsSlow()) load();
  else {
    root.dataset.typefaces = "later";
    addEventListener("load", load);
  }
}
