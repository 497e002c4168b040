import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import path from "node:path";
import nodemailer from "nodemailer";
import type { Config } from "#lib/config/env.ts";
import type { QueuedMail } from "./outbox.ts";

/** Hands one mail over, or throws. An SMTP refusal carries `responseCode`. */
export type Deliver = (mail: QueuedMail) => Promise<void>;

function envelope(mail: QueuedMail, from: string) {
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

function smtp(url: string, config: Config): Deliver {
  const { hostname, port, protocol, username, password } = new URL(url);
  const from = config.MAIL_FROM;
  const transport = nodemailer.createTransport({
    host: hostname,
    port: Number(port) || (protocol === "smtps:" ? 465 : 587),
    secure: protocol === "smtps:",
    // One line held open for mail after mail: a queue that has grown empties several times as fast.
    pool: true,
    maxConnections: 1,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 60_000,
    ...dkim(config),
  });
  return async (mail) => {
    await transport.sendMail(envelope(mail, from));
  };
}

/** Writes each mail as `<time>-<id>.eml`: under another name first, so that a half-written file is never taken for a mail. */
function files(directory: string, from: string): Deliver {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true, newline: "windows" });
  return async (mail) => {
    const { message } = await transport.sendMail(envelope(mail, from));
    if (!Buffer.isBuffer(message)) throw new Error("the mail was not written to memory");
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const temporary = path.join(directory, `.${randomUUID()}`);
    const file = await open(temporary, "w", 0o600);
    try {
      await file.writeFile(message);
      await file.sync();
    } finally {
      await file.close();
    }
    const stamp = new Date().toISOString().replaceAll(":", "-");
    await rename(temporary, path.join(directory, `${stamp}-${mail.id}.eml`));
  };
}

/** SMTP when `SMTP_URL` is set, otherwise files in `DATA_DIR/mail`. */
export function deliverBy(config: Config): Deliver {
  return config.SMTP_URL
    ? smtp(config.SMTP_URL, config)
    : files(path.join(/* turbopackIgnore: true */ config.DATA_DIR, "mail"), config.MAIL_FROM);
}
