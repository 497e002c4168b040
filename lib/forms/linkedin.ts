import { cleanCode } from "./clean.ts";

/**
 * An address on LinkedIn in the one way that it is stored: https, www, without what tells where a click came from.
 * With or without scheme, of any country's or the mobile host. What is none comes back as it was written.
 */
export function storedLinkedin(text: string): string {
  // A sign that turns the reading direction is no slip of the pen: it is left for the rule to refuse.
  if (/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u.test(text.trim())) return text.trim();
  const clean = cleanCode(text);
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(clean) ? clean : `https://${clean.replace(/^\/\//, "")}`;
  if (!clean || !URL.canParse(address)) return clean;
  const { protocol, hostname, pathname, username, port } = new URL(address);
  const ours = /^(?:[a-z0-9-]+\.)*linkedin\.com$/.test(hostname) && /^https?:$/.test(protocol) && !username && !port;
  const path = pathname.replace(/\/+$/, "");
  return ours && path.length > 1 ? `https://www.linkedin.com${path}` : clean;
}

export const isStoredLinkedin = (text: string): boolean => /^(|https:\/\/www\.linkedin\.com\/[!-~]+)$/.test(text);
