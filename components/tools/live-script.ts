import { Idiomorph } from "idiomorph";

/**
 * Has a page follow what is typed into a form that is sent as an address (data-live): the server draws it anew, so that
 * there is one set of rules, and what has changed is put into the page that stands. The form's buttons work without it.
 */

const PAUSE_MS = 300;

/** The address that the form, sent now, would lead to. */
function addressOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)]
    .map(([name, value]) => [name, String(value)])
    .filter(([, value]) => value !== "");
  return `${form.action}?${new URLSearchParams(fields)}`;
}

function put(page: Document, address: string): void {
  const [here, drawn] = [document.querySelector("main"), page.querySelector("main")];
  if (!here || !drawn) return;
  Idiomorph.morph(here, drawn, { ignoreActiveValue: true });
  document.title = page.title;
  history.replaceState(history.state, "", address + location.hash);
}

function follow(form: HTMLFormElement): void {
  let pause: ReturnType<typeof setTimeout> | undefined;

  const update = async () => {
    const address = addressOf(form);
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    const text = await answer.text();
    // What was changed meanwhile is on its way to an answer of its own.
    if (answer.ok && address === addressOf(form)) put(new DOMParser().parseFromString(text, "text/html"), address);
  };
  const updateSoon = () => {
    clearTimeout(pause);
    // Without an answer the page stays as it is, and the buttons tell what is wrong.
    pause = setTimeout(() => void update().catch(() => {}), PAUSE_MS);
  };

  form.addEventListener("input", updateSoon);
  // A browser would press the form's first button, which leads to another calculator.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || event.target.type !== "text") return;
    const nearest = event.target.closest("section")?.querySelector<HTMLButtonElement>("button[type=submit]");
    if (!nearest) return;
    event.preventDefault();
    nearest.click();
  });
  form.addEventListener("submit", () => clearTimeout(pause));
  // Answers may have been given before this script came, or kept by the browser.
  if (new URL(addressOf(form)).search !== drawnWith(form)) updateSoon();
}

/** The query of the answers that the page was drawn with. */
function drawnWith(form: HTMLFormElement): string {
  const drawn = form.cloneNode(true);
  if (!(drawn instanceof HTMLFormElement)) return "";
  drawn.reset();
  return new URL(addressOf(drawn)).search;
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-live]")) follow(form);
