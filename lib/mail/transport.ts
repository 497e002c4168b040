import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";
import { MINUTE_MS } from "#lib/config/durations.ts";
import type { Config } from "#lib/config/env.ts";

/** What a mail says. */
export interface Mail {
  subject: string;
  text: string;
  html: string;
  replyTo?: string;
  /** A page where the recipient can end such mails. */
  unsubscribe?: string;
}

interface AddressedMail extends Mail {
  id: string;
  messageId: string;
  recipient: string;
}

export interface PostOffice {
  /** Hands one mail over, or throws; lib/mail/failure.ts reads what it throws. */
  deliver: (mail: AddressedMail) => Promise<void>;
  /** Takes mails back as far as they can be: those written as files. */
  forget: (ids: readonly string[]) => Promise<void>;
}

function envelope(mail: AddressedMail, from: string) {
  return {
    from,
    to: mail.recipient,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    messageId: mail.messageId,
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    headers: {
      // Keeps out-of-office robots from answering (RFC 3834).
      "Auto-Submitted": "auto-generated",
      ...(mail.unsubscribe ? { "List-Unsubscribe": `<${mail.unsubscribe}>` } : {}),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** The key that signs each mail (DKIM, RFC 6376), for the sender's own domain. */
function dkim(config: Config) {
  if (!config.MAIL_DKIM_KEY) return {};
  const domainName = config.MAIL_FROM.replace(/^.*@/, "").replace(/>$/, "");
  const privateKey = readFileSync(/* turbopackIgnore: true */ config.MAIL_DKIM_KEY, "utf8");
  return { dkim: { domainName, keySelector: config.MAIL_DKIM_SELECTOR, privateKey } };
}

/** Whether a host is this machine itself: the only line that may be unencrypted without being asked for. */
const isLoopback = (host: string) => host === "localhost" || host === "[::1]" || /^127\./.test(host);

function smtp(url: string, config: Config): PostOffice {
  const { hostname, port, protocol, username, password, searchParams } = new URL(url);
  const from = config.MAIL_FROM;
  const transport = nodemailer.createTransport({
    host: hostname.replace(/^\[|\]$/g, ""),
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    requireTLS: protocol === "smtp:" && !isLoopback(hostname) && searchParams.get("tls") !== "av",
    // Lines held open for mail after mail: a queue that has grown empties several times as fast. Two, so that nothing
    // waits behind the mails that go apart (worker.ts).
    pool: true,
    maxConnections: 2,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: MINUTE_MS,
    ...dkim(config),
  });
  return {
    deliver: async (mail) => {
      await transport.sendMail(envelope(mail, from));
    },
    forget: async () => {},
  };
}

/** Writes each mail as `<time>-<id>.eml`: under another name first, so that a half-written file is never taken for a mail. */
function files(directory: string, from: string): PostOffice {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return {
    deliver: async (mail) => {
      const { message } = await transport.sendMail(envelope(mail, from));
      if (!Buffer.isBuffer(message)) throw new Error("the mail was not written to memory");
      await mkdir(directory, { recursive: true, mode: 0o700 });
      const temporary = path.join(/* turbopackIgnore: true */ directory, `.${randomUUID()}`);
      const file = await open(/* turbopackIgnore: true */ temporary, "w", 0o600);
      try {
        await file.writeFile(message);
        await file.sync();
      } finally {
        await file.close();
      }
      const stamp = new Date().toISOString().replaceAll(":", "-");
      await rename(temporary, path.join(directory, `${stamp}-${mail.id}.eml`));
    },
    forget: (ids) => forgetMailFiles(directory, ids),
  };
}

/** A mail that is being written is done long before this. */
const HALF_WRITTEN_MS = 10 * MINUTE_MS;

/** Removes the files of these mails, and what a killed process left half-written. A folder that is not there holds none. */
export async function forgetMailFiles(directory: string, ids: readonly string[]): Promise<void> {
  const names = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const wanted = new Set(ids);
  const idOf = (name: string) => /([0-9a-f-]{36})\.eml$/.exec(name)?.[1] ?? "";
  const before = Date.now() - HALF_WRITTEN_MS;
  for (const name of names) {
    const file = path.join(directory, name);
    const left = name.startsWith(".") && ((await stat(file).catch(() => undefined))?.mtimeMs ?? before) < before;
    if (left || wanted.has(idOf(name))) await rm(file, { force: true });
  }
}

/** The folder of the mails that are written as files. */
export const mailFolder = (config: Config): string => path.join(/* turbopackIgnore: true */ config.DATA_DIR, "mail");

/** SMTP when `SMTP_URL` is set, otherwise files in `DATA_DIR/mail`. */
export function postOffice(config: Config): PostOffice {
  const folder = mailFolder(config);
  if (!config.SMTP_URL) return files(folder, config.MAIL_FROM);
  // Files of a time before SMTP_URL was set are still ours to erase.
  return { ...smtp(config.SMTP_URL, config), forget: (ids) => forgetMailFiles(folder, ids) };
}
