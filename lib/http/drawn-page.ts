const FRAMEWORK_FILE = /^\/_next\/static\/chunks\/[^?]+\.js(?:\?|$)/;
const FRAMEWORK_TEXT = /^(\(?self\.__next_[a-z]|\(globalThis\["TURBOPACK"\])/;

/** Whether a script in a page is the framework's. */
export const isFrameworkScript = (src: string | undefined, text: string): boolean =>
  src === undefined ? FRAMEWORK_TEXT.test(text) : FRAMEWORK_FILE.test(src);

/** As the framework writes them: what a visitor typed stands escaped, so a `<` begins an element. */
const SCRIPT = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const SCRIPT_PRELOAD = /<link\b[^>]*\bas="script"[^>]*>/g;
/** To this site itself, whose line is open. */
const PRECONNECT = /<link\b[^>]*\brel="preconnect"[^>]*>/g;

/**
 * Takes the framework's script out of a page that was drawn and does nothing with it, as lib/build/seal.ts does for
 * those that are made ahead: with what the framework would need to take over, such a page is twice as large.
 */
export function withoutFramework(html: string): string {
  return html
    .replaceAll(SCRIPT, (element, attributes: string, text: string) => {
      const [, src] = /\bsrc="([^"]*)"/.exec(attributes) ?? [];
      return isFrameworkScript(src, text) ? "" : element;
    })
    .replaceAll(SCRIPT_PRELOAD, "")
    .replaceAll(PRECONNECT, "");
}
