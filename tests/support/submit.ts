import type { FormValues } from "#lib/leads/form.ts";
import { contactValues } from "./leads.ts";
import type { Site } from "./site.ts";

let addresses = 0;

/** What a browser without JavaScript would post for these values. */
export function formBody(values: FormValues): URLSearchParams {
  return new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
}

/** Fetches the contact form, waits as a person would, posts it and returns the reference of the thank-you page. */
export async function submitContact(site: Pick<Site, "url">, changes: FormValues = {}): Promise<string> {
  const html = await (await fetch(`${site.url}/kontakt`)).text();
  const token = /name="formToken" value="([^"]+)"/.exec(html)?.[1] ?? "";
  await new Promise((resolve) => setTimeout(resolve, 2100));
  addresses += 1;
  const response = await fetch(`${site.url}/kontakt/skicka`, {
    method: "POST",
    redirect: "manual",
    headers: { "X-Forwarded-For": `192.0.2.${addresses % 250}` },
    body: formBody({ ...contactValues(changes), formToken: token }),
  });
  const reference = /referens=([\w-]+)/.exec(response.headers.get("location") ?? "")?.[1];
  if (!reference) throw new Error(`not stored: ${response.status} ${response.headers.get("location")}`);
  return reference;
}
