import { createPrivateKey } from "node:crypto";
import { accessSync, constants, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { site } from "#lib/content/site.ts";

/** A configuration that cannot work. The message is one line that names the variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const ENCODE = "write # as %23, / as %2F, ? as %3F, @ as %40 and % as %25 in its user and password";

/** What is wrong with an address, or undefined. */
function urlFault(value: string, protocols: readonly string[]): string | undefined {
  const begins = protocols.some((protocol) => value.startsWith(`${protocol}//`));
  if (!begins) return `must be an address that begins with ${protocols.map((name) => `${name}//`).join(" or ")}`;
  if (!URL.canParse(value)) return `cannot be read as an address: ${ENCODE}`;
  const { username, password, hash, hostname, port } = new URL(value);
  if (port && !isPort(Number(port))) return "must have a port from 1 to 65535";
  if (hash || !hostname) return `cannot be read as an address: ${ENCODE}`;
  try {
    decodeURIComponent(username + password);
  } catch {
    return `cannot be read as an address: ${ENCODE}`;
  }
  return undefined;
}

const isPort = (port: number) => port >= 1 && port <= 65_535;

const urlWith = (protocols: readonly string[], furtherFault?: (url: URL) => string | undefined) =>
  z.string().superRefine((value, context) => {
    const message = urlFault(value, protocols) ?? furtherFault?.(new URL(value));
    if (message) context.addIssue({ code: "custom", message });
  });

const notAnOrigin = (url: URL) =>
  url.href === `${url.origin}/` ? undefined : "must be a host alone, without a path, a user or a query";

const insecureElsewhere = (url: URL) =>
  url.protocol === "https:" || ["localhost", "127.0.0.1"].includes(url.hostname)
    ? undefined
    : "must be an address that begins with https://";

/** The platform's fetch takes no address with a user in it. */
const webhookFault = (url: URL) =>
  url.username || url.password ? "must be an address without a user and a password" : insecureElsewhere(url);

const wholeNumber = (max: number, least = 0) =>
  z
    .string()
    .regex(/^\d{1,7}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value >= least && value <= max, `must be from ${least} to ${max}`);

/** One address, with or without a name: `Namn <adress>`. */
const mailbox = z
  .string()
  .regex(/^(?:[^\r\n<>,;"]*<[^\s@<>,;"]+@[^\s@<>,;"]+>|[^\s@<>,;"]+@[^\s@<>,;"]+)$/, "must be one e-mail address");

const secret = z.string().min(32, "must be at least 32 characters");

/** pino's levels. */
export const logLevels = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const schema = z.object({
  PORT: wholeNumber(65_535, 1).default(3000),
  HOST: z
    .string()
    .regex(/^[^\s/]+$/, "must be a name or an address of this machine")
    .default("127.0.0.1"),
  SITE_URL: urlWith(["http:", "https:"], notAnOrigin).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: urlWith(["postgres:", "postgresql:"]).optional(),
  SMTP_URL: urlWith(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: mailbox.default(() => site().mailFrom),
  MAIL_TEAM: mailbox.default(() => site().mailTeam),
  APP_SECRET: secret.optional(),
  APP_SECRET_PREVIOUS: z
    .string()
    .transform((value) => value.trim().split(/\s+/))
    .pipe(z.array(secret))
    .optional(),
  CLAMD: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, "must be host:port")
    .refine((value) => isPort(Number(value.split(":")[1])), "must be host:port, the port from 1 to 65535")
    .optional(),
  MAIL_DKIM_KEY: z.string().min(1).optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+$/i, "must be letters, digits and hyphens")
    .default("sajt"),
  PROOF_OF_WORK: z.enum(["on", "off"], "must be on or off").default("off"),
  PENDING_FILES_MB: wholeNumber(1_000_000).default(500),
  TRUST_PROXY: wholeNumber(10).default(0),
  OIDC_ISSUER: urlWith(["http:", "https:"], insecureElsewhere).optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  WEBHOOK_URL: urlWith(["http:", "https:"], webhookFault).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, "must be whsec_ and at least 24 bytes in base64")
    .optional(),
  CSV_DIR: z.string().min(1).optional(),
  TEAM_NOTICE: z.enum(["link", "full"], "must be link or full").default("link"),
  WORKERS: wholeNumber(64, 1).default(1),
  LOG_LEVEL: z.enum(logLevels, `must be one of ${logLevels.join(", ")}`).default("info"),
});

const names = schema.keyof().options;

export type Config = Omit<z.infer<typeof schema>, "SITE_URL" | "DATA_DIR"> & {
  /** Origin without a trailing slash, for absolute links. */
  SITE_URL: string;
  /** Absolute path. */
  DATA_DIR: string;
};

type Env = Record<string, string | undefined>;

function parse(env: Env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const oidc = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;
  const missing = oidc.find((name) => !result.data[name]);
  if (missing && oidc.some((name) => result.data[name]))
    throw new ConfigError(`${missing}: must be set where the other two of ${oidc.join(", ")} are`);
  if (result.data.WEBHOOK_URL && !result.data.WEBHOOK_SECRET)
    throw new ConfigError(
      "WEBHOOK_SECRET: must be set where WEBHOOK_URL is: the receiver sees by it that an event is ours",
    );
  if (result.data.WEBHOOK_URL && !site().recipient)
    throw new ConfigError(
      "WEBHOOK_URL: content/sajt.yaml must name the recipient (mottagare), since the privacy page tells of it",
    );
  const { SITE_URL = `http://localhost:${result.data.PORT}`, DATA_DIR } = result.data;
  return {
    ...result.data,
    SITE_URL: new URL(SITE_URL).origin,
    DATA_DIR: path.resolve(/* turbopackIgnore: true */ process.cwd(), DATA_DIR),
  };
}

let last: { key: string; config: Config } | undefined;

/**
 * Reads the variables of the README's table. Empty counts as unset.
 * @throws ConfigError with one line naming the first variable that cannot work.
 */
export function readConfig(env: Env = process.env): Config {
  // Asked for with every request: read anew only when something has changed.
  const key = JSON.stringify(names.map((name) => env[name]));
  if (last?.key !== key) last = { key, config: parse(env) };
  return last.config;
}

/**
 * Makes DATA_DIR and sees that it can be written to.
 * @throws ConfigError naming DATA_DIR.
 */
export function prepareDataDir(directory: string): void {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    accessSync(directory, constants.W_OK | constants.X_OK);
  } catch {
    throw new ConfigError(`DATA_DIR: ${directory} cannot be written to`);
  }
}

/**
 * Looks at the files that variables name.
 * @throws ConfigError naming the variable whose file cannot be used.
 */
export function checkNamedFiles({ MAIL_DKIM_KEY: file, CSV_DIR }: Config): void {
  if (CSV_DIR) {
    try {
      accessSync(CSV_DIR, constants.W_OK | constants.X_OK);
    } catch {
      throw new ConfigError(`CSV_DIR: ${CSV_DIR} is no folder that can be written to`);
    }
  }
  if (!file) return;
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    throw new ConfigError(`MAIL_DKIM_KEY: ${file} cannot be read`);
  }
  let kind: string | undefined;
  try {
    kind = createPrivateKey(text).asymmetricKeyType;
  } catch {
    throw new ConfigError(`MAIL_DKIM_KEY: ${file} holds no private key (PEM)`);
  }
  // Others would leave the mails unsigned without a word.
  if (kind !== "rsa") throw new ConfigError(`MAIL_DKIM_KEY: ${file} is no RSA key`);
}
