import * as z from "zod";

/**
 * What went wrong when a mail was handed over, and what follows from it.
 * - `line`: login, sender, relaying, encryption or connection. Our fault: tried until it is mended, the queue waits.
 * - `later`: the server asks us to come back with this mail. Tried for three days.
 * - `refused`: the recipient's server will not have it. Given up and shown to staff.
 */
interface Failure {
  kind: "line" | "later" | "refused";
  /** Codes only, nothing that a person wrote: "EENVELOPE RCPT TO 550 5.1.1". */
  code: string;
}

const errorSchema = z.object({
  code: z.unknown().optional(),
  originalCode: z.unknown().optional(),
  command: z.unknown().optional(),
  response: z.unknown().optional(),
  responseCode: z.unknown().optional(),
});

const isCode = (value: unknown): value is string => typeof value === "string" && /^[A-Z][A-Z0-9_ -]{1,60}$/.test(value);

/** Reads an error of nodemailer's or of the file system. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: "line", code: "unknown" };
  const { code, originalCode, command, response, responseCode } = errorSchema.parse({ ...error });
  const status = typeof responseCode === "number" ? responseCode : undefined;
  const said = typeof response === "string" ? response : "";
  // Servers without the enhanced codes of RFC 3463 say in words that they do not relay.
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(said)?.[1] ?? (/relay/i.test(said) ? "relay" : undefined);
  const parts = [code, originalCode, command].filter(isCode);
  const text = [...parts, status, enhanced].filter((part) => part !== undefined).join(" ") || "unknown";
  return { kind: kindOf(status, command, enhanced), code: text };
}

function kindOf(status: number | undefined, command: unknown, enhanced = ""): Failure["kind"] {
  if (status === undefined) return "line";
  // Without a word of where it was refused, what the number says counts.
  const about = command === "RCPT TO" || command === "DATA" || command === undefined;
  if (!about) return "line";
  if (status < 500) return "later";
  // 5.7: we may not send this (RFC 3463, 3.8).
  return command === "RCPT TO" && /^(5\.7\.|relay)/.test(enhanced) ? "line" : "refused";
}

const WORDS: readonly [RegExp, string][] = [
  [/^EAUTH|AUTH/, "Mejlservern godtar inte inloggningen: kontrollera användare och lösenord i SMTP_URL."],
  [
    /SELF_SIGNED|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/,
    "Mejlserverns certifikat är inte utfärdat av någon vi litar på.",
  ],
  [/CERT_HAS_EXPIRED/, "Mejlserverns certifikat har gått ut."],
  [/ALTNAME/, "Mejlserverns certifikat gäller ett annat namn än det i SMTP_URL."],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH/,
    "Mejlservern talar inte TLS på den porten: smtps:// hör till port 465, smtp:// till 587.",
  ],
  [/ETLS|STARTTLS/, "Mejlservern krypterar inte. Sätt ?tls=av sist i SMTP_URL om det är avsikten."],
  [/EDNS|ENOTFOUND|EAI_AGAIN/, "Mejlserverns namn i SMTP_URL går inte att slå upp."],
  [/ECONNREFUSED/, "Ingen svarar på mejlserverns port i SMTP_URL."],
  [/ETIMEDOUT|SOCKET_TIMEOUT/, "Mejlservern svarar inte i tid."],
  [/MAIL FROM/, "Mejlservern godtar inte avsändaren: kontrollera MAIL_FROM."],
  [/RCPT TO 5\d\d (5\.7\.|relay)/, "Mejlservern vill inte skicka vidare till adressen (vidaresändning eller regel)."],
  [/RCPT TO 5/, "Mottagarens server säger att adressen inte går att nå."],
  [/(DATA|EMESSAGE).* 5/, "Servern godtog inte mejlets innehåll."],
  [/ 4\d\d/, "Servern bad oss komma tillbaka senare."],
  [/^WRITE$/, "Mejlet gick inte att skriva. Felet är vårt: se loggen."],
  [/ENOSPC/, "Disken är full."],
  [/EACCES|EPERM/, "Mappen för mejl går inte att skriva i."],
];

/** A failure's code in words for staff. */
export function failureText(code: string): string {
  return WORDS.find(([pattern]) => pattern.test(code))?.[1] ?? "Anslutningen till mejlservern bröts.";
}
