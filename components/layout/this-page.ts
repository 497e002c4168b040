declare global {
  interface Performance {
    /** Of this kind there is one, or none yet. */
    getEntriesByType(type: "navigation"): PerformanceNavigationTiming[];
  }
}

/** How this page was opened; undefined where a browser tells only later. */
export const [navigation] = performance.getEntriesByType("navigation");

/** Carries what the page's script tells the style sheet (app/globals.css), as `data-` attributes. */
export const root = document.documentElement;
