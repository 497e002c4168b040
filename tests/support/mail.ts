import type { ParsedMail } from "mailparser";
import type { Db } from "#lib/db/database.ts";
import { leadAuthor } from "#lib/leads/author.ts";
import type { PostOffice } from "#lib/mail/transport.ts";
import { sendDueMails } from "#lib/mail/worker.ts";

/** The address that a mail asks its reader to open, as path and query: the test's server has another port. */
export function linkIn(mail: ParsedMail): string {
  const url = /https?:\/\/\S+[?](?:kod|lank)=\S+/.exec(mail.text ?? "")?.[0];
  if (!url) throw new Error(`no link in: ${mail.text}`);
  const { pathname, search } = new URL(url);
  return pathname + search;
}

type Sent = Parameters<PostOffice["deliver"]>[0];

/** A post office that keeps what it is given, and the worker's round that gives it all that is due. */
export function collectMails(db: Db) {
  const sent: Sent[] = [];
  const office: PostOffice = { deliver: async (mail) => void sent.push(mail), forget: async () => {} };
  return {
    sent,
    deliver: () => sendDueMails(db, office, leadAuthor),
    to: (recipient: string) => sent.filter((mail) => mail.recipient === recipient),
    /** The token in the newest mail to an address, or "". */
    tokenTo: (recipient: string) =>
      /[?&](?:kod|lank)=([\w-]{32})/.exec(sent.findLast((mail) => mail.recipient === recipient)?.text ?? "")?.[1] ?? "",
  };
}
