import { layOutFirstViewFirst } from "./first-view.ts";
import { root } from "./this-page.ts";
import { askForTypefaces } from "./typefaces.ts";

/**
 * The site's only script on content pages: asks for the typefaces, lets the first view come first, puts a theme that the
 * reader has chosen in place before anything is drawn, and keeps the choice in the browser (no cookie). The buttons are
 * hidden until it has run. Bundled by lib/build/small-script.ts; its hash stands in the content security policy.
 */
const KEY = "tema";

/** Storage may be closed: then the choice holds for this page. */
function remember(theme: string | undefined): void {
  try {
    if (theme) localStorage.setItem(KEY, theme);
    else localStorage.removeItem(KEY);
  } catch {}
}

/** A theme, or what someone else has put there: no rule in app/globals.css asks for that. */
function remembered(): string | null | undefined {
  try {
    return localStorage.getItem(KEY);
  } catch {}
}

function markButtons(): void {
  for (const button of document.querySelectorAll<HTMLElement>("[data-tema]")) {
    button.ariaPressed = String(button.dataset.tema === root.dataset.theme);
  }
}

askForTypefaces();
layOutFirstViewFirst();
root.dataset.theme = remembered() ?? "";
root.dataset.js = "";
addEventListener("DOMContentLoaded", markButtons);
addEventListener("click", ({ target }) => {
  if (!(target instanceof Element)) return;
  if (target.closest("[data-skriv-ut]")) print();
  const theme = target.closest<HTMLElement>("[data-tema]")?.dataset.tema;
  if (theme === undefined) return;
  root.dataset.theme = theme;
  markButtons();
  remember(theme);
});
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("main details")) details.open = true;
});
