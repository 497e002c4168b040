import {
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";

/** Makes a passkey, or signs in with one: the form says which (data-nyckel), and the same address asks and answers. */

type Question = {
  register?: PublicKeyCredentialCreationOptionsJSON;
  signIn?: PublicKeyCredentialRequestOptionsJSON;
  location?: string;
  problem?: string;
};

const form = document.querySelector<HTMLFormElement>("form[data-nyckel]");
const told = form?.querySelector("[role=status]");

function tell(text: string): void {
  if (told) told.textContent = text;
}

async function ask(form: HTMLFormElement, answer?: unknown): Promise<Question> {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") fields.set(name, value);
  if (answer) fields.set("svar", JSON.stringify(answer));
  const response = await fetch(form.action, {
    method: "POST",
    body: fields,
    headers: { Accept: "application/json" },
  });
  return response.json();
}

async function run(form: HTMLFormElement): Promise<void> {
  const { register, signIn, problem } = await ask(form);
  if (problem) return tell(problem);
  const answer = register
    ? await startRegistration({ optionsJSON: register })
    : signIn && (await startAuthentication({ optionsJSON: signIn }));
  const { location, problem: refused } = await ask(form, answer);
  if (location) window.location.assign(location);
  else tell(refused ?? "Det gick inte. Försök igen.");
}

form?.addEventListener("submit", (event) => {
  event.preventDefault();
  tell("Väntar på din nyckel …");
  run(form).catch(() => tell("Ingen nyckel lästes. Försök igen, eller be en administratör om en ny inbjudan."));
});
