/**
 * Brings the framework's scripts when a form is touched for the first time: forms work without script, so its cost
 * waits until someone uses one. Stands in the framework's place (lib/build/hold-script.ts).
 */

/** Addresses of the scripts; lib/build/hold-script.ts puts them here. */
declare const FILES: readonly string[];

/** A pointer, the keyboard, a browser that fills fields in by itself. */
const TOUCHES = ["pointerdown", "focusin", "keydown", "input"];

function bring(): void {
  for (const touch of TOUCHES) removeEventListener(touch, onTouch, true);
  for (const file of FILES) {
    const script = document.createElement("script");
    script.src = file;
    document.head.append(script);
  }
}

const isForm = (element: Element | null) => element?.closest("form");

function onTouch({ target }: Event): void {
  if (target instanceof Element && isForm(target)) bring();
}

for (const touch of TOUCHES) addEventListener(touch, onTouch, { capture: true, passive: true });
// A form that was sent back has been touched.
if (location.hash === "#fel" || isForm(document.activeElement)) bring();
