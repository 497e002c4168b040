import { domainToASCII } from "node:url";
import { keyedHash } from "#lib/config/secret.ts";

// What nobody sees in an address: format characters (zero-width, bidi, soft hyphen) and control characters.
const INVISIBLE = /[\p{Cf}\p{Cc}]/gu;

/** No address is so long (RFC 5321: 254 bytes): what takes its square is not done to it. */
const LONGEST_READ = 1000;

/**
 * The one form in which an address is stored, compared and written to: NFC, without invisible characters and outer
 * space, the domain in ASCII (UTS #46), all in lower case.
 * @param email a checked address; what has no "@", or is far too long, comes back in lower case
 */
export function canonicalEmail(email: string): string {
  if (email.length > LONGEST_READ) return email.toLowerCase();
  // Composed once more when what stood between the parts of a letter is gone.
  const clean = email.normalize("NFC").replace(INVISIBLE, "").normalize("NFC").trim().toLowerCase();
  const at = clean.lastIndexOf("@");
  if (at < 0) return clean;
  const domain = clean.slice(at + 1);
  // A dot at the end is the same domain (RFC 1034, 3.1), in whichever script it is written.
  return `${clean.slice(0, at)}@${(domainToASCII(domain) || domain).replace(/\.+$/, "")}`;
}

/** Domains whose mailboxes are the same with and without dots (https://support.google.com/mail/answer/7436150). */
const DOTLESS = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox that an address leads to, for counting: a tag ("+jobb") is left out, and so are Gmail's dots.
 * Addresses that are told apart here may still be one mailbox; those that are not, are one.
 */
export function mailboxOf(email: string): string {
  const canonical = canonicalEmail(email);
  const at = canonical.lastIndexOf("@");
  const domain = canonical.slice(at + 1);
  const local = canonical.slice(0, Math.max(at, 0)).replace(/(?<=.)\+.*$/, "");
  return DOTLESS.has(domain) ? `${local.replaceAll(".", "")}@gmail.com` : `${local}@${domain}`;
}

/** A mailbox as it is counted: only with our secret can it be told which one it is. */
export const mailboxHash = (email: string): string => keyedHash("mailbox", mailboxOf(email));

/** One spelling of a mailbox as it is counted; the mailbox's own counts as the mailbox. */
export const addressHash = (email: string): string => keyedHash("mailbox", canonicalEmail(email));
