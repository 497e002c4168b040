import { navigation, root } from "./this-page.ts";

function layOutAll(): void {
  delete root.dataset.opening;
}

/** So many parts of a text are laid out with each frame: all together, they would hold up a telephone for a tenth of a second. */
const PARTS = 2;

async function layOutInTurn(): Promise<void> {
  // Pages name the texts by an attribute: the names of classes are shortened when they are sealed.
  const parts = [...document.querySelectorAll<HTMLElement>("[data-parts] > *")];
  while (parts.length > 0 && "opening" in root.dataset) {
    for (const part of parts.splice(0, PARTS)) part.dataset.whole = "";
    await new Promise(requestAnimationFrame);
  }
  layOutAll();
}

function letRestBegin(): void {
  if (root.dataset.opening) root.dataset.opening = "rest";
}

/**
 * Lets a page that is opened anew be laid out only as far as its first view reaches, and the rest once it has loaded (the
 * rules stand in app/globals.css): a telephone then shows a long text sooner. A page that is opened at a place inside it,
 * or come back to, is laid out at once, since only a whole page has that place; so is one in which something is clicked, or
 * a key pressed: End leads to where the whole page ends.
 */
export function layOutFirstViewFirst(): void {
  // The name of what was opened may tell of a place that the address hides: #:~:text=
  if (navigation?.type !== "navigate" || location.hash || navigation.name.includes("#")) return;
  root.dataset.opening = "first-view";
  // A timer that the first frame has set runs when that frame is done.
  requestAnimationFrame(() => setTimeout(letRestBegin));
  for (const act of ["click", "keydown"]) addEventListener(act, layOutAll);
  addEventListener("load", () => setTimeout(layOutInTurn));
}
