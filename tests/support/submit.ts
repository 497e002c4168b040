import type { FormValues } from "#lib/forms/form.ts";
import { candidateValues, contactValues } from "./leads.ts";
import { eventually, type Site } from "./site.ts";

let addresses = 0;

/** A network address of the visitor's own, as a proxy would report it. */
export function ownAddress(): { "X-Forwarded-For": string } {
  addresses += 1;
  return { "X-Forwarded-For": `10.${addresses >> 16}.${(addresses >> 8) & 255}.${addresses & 255}` };
}

/** What a browser without JavaScript would post for these values. */
export function formBody(values: FormValues): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
}

/** The mark of a form that is opened now. */
export async function openForm(site: Pick<Site, "url">, path: string): Promise<string> {
  const html = await (await fetch(site.url + path)).text();
  const token = /name="formToken" value="([^"]+)"/.exec(html)?.[1];
  if (!token) throw new Error(`no form at ${path}`);
  return token;
}

/** People take their time; a program that answers at once is sent back. */
export const asAPersonWould = () => new Promise((resolve) => setTimeout(resolve, 2100));

interface Answer {
  status: number;
  /** "" when the answer leads nowhere. */
  location: string;
  text: string;
}

/** Posts an opened form without JavaScript. */
export async function postOpened(
  site: Pick<Site, "url">,
  path: string,
  values: FormValues,
  token: string,
): Promise<Answer> {
  const response = await fetch(`${site.url}${path}/skicka`, {
    method: "POST",
    redirect: "manual",
    headers: ownAddress(),
    body: formBody({ ...values, formToken: token }),
  });
  return { status: response.status, location: response.headers.get("location") ?? "", text: await response.text() };
}

/** Opens a form, waits as a person would, and posts it. */
export async function postForm(site: Pick<Site, "url">, path: string, values: FormValues): Promise<Answer> {
  const token = await openForm(site, path);
  await asAPersonWould();
  return postOpened(site, path, values, token);
}

/** The reference in the address of a thank-you page. Throws when the answer is another. */
export function referenceIn({ status, location }: Answer): string {
  const reference = /\/tack\?referens=([\w-]+)/.exec(location)?.[1];
  if (!reference) throw new Error(`not stored: ${status} ${location}`);
  return reference;
}

/** Sends a contact request and returns the reference of the thank-you page. */
export async function submitContact(site: Pick<Site, "url">, changes: FormValues = {}): Promise<string> {
  return referenceIn(await postForm(site, "/kontakt", contactValues(changes)));
}

/** Signs a candidate up and returns the reference of the thank-you page. */
export async function submitCandidate(site: Pick<Site, "url">, changes: FormValues = {}): Promise<string> {
  return referenceIn(await postForm(site, "/kandidat", candidateValues(changes)));
}

/** Signs a candidate up with a CV and confirms the address. */
export async function candidateWithCv(site: Site, email: string, cv: Buffer): Promise<void> {
  const body = new FormData();
  for (const [name, value] of Object.entries(candidateValues({ email }))) {
    for (const one of [value].flat()) body.append(name, one);
  }
  body.set("formToken", await openForm(site, "/kandidat"));
  body.set("cv", new File([new Uint8Array(cv)], "cv.pdf", { type: "application/pdf" }));
  await asAPersonWould();
  const sent = await fetch(`${site.url}/kandidat/skicka`, {
    method: "POST",
    redirect: "manual",
    headers: ownAddress(),
    body,
  });
  if (!sent.headers.get("location")?.includes("/kandidat/tack")) throw new Error(`not stored: ${sent.status}`);
  const code = await eventually(async () => {
    const mail = (await site.mails()).find(({ to, text }) => JSON.stringify(to).includes(email) && text);
    return /bekrafta\?kod=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  });
  await fetch(`${site.url}/kandidat/bekrafta/skicka`, {
    method: "POST",
    headers: ownAddress(),
    body: new URLSearchParams({ kod: code }),
  });
}
