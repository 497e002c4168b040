import type { ParsedMail } from "mailparser";

/** The address that a mail asks its reader to open, as path and query: the test's server has another port. */
export function linkIn(mail: ParsedMail): string {
  const url = /https?:\/\/\S+[?](?:kod|lank)=\S+/.exec(mail.text ?? "")?.[0];
  if (!url) throw new Error(`no link in: ${mail.text}`);
  const { pathname, search } = new URL(url);
  return pathname + search;
}
