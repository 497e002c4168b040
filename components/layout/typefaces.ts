declare global {
  interface Navigator {
    /** Only Chromium says what it knows of the line. */
    readonly connection?: { readonly rtt: number };
  }
}

/** A line on which a question and its answer take this long, in milliseconds, is slow. */
const SLOW = 150;

function roundTrip(): number {
  const [navigation] = performance.getEntriesByType("navigation");
  const answered =
    navigation instanceof PerformanceNavigationTiming ? navigation.responseStart - navigation.requestStart : 0;
  return Math.max(answered, navigator.connection?.rtt ?? 0);
}

function load(): void {
  for (const face of document.fonts) face.load().catch(() => undefined);
}

/**
 * Asks for the site's typefaces before the page needs them, which is otherwise too late for the first page. On a slow
 * line they would hold up the text: there the first page of a visit stands in the device's own (app/globals.css), and
 * ours are fetched after it for the next.
 */
export function askForTypefaces(): void {
  const fromHere = document.referrer.startsWith(`${location.origin}/`);
  if (fromHere || roundTrip() < SLOW) load();
  else {
    document.documentElement.dataset.typefaces = "later";
    addEventListener("load", load);
  }
}
