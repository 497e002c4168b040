import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { site } from "#content/site.ts";

/** A configuration that cannot work. The message is one line that names the variable. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

const urlWith = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    message: `must be an address that begins with ${protocols.map((name) => `${name}//`).join(" or ")}`,
  });

const wholeNumber = (max: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, "must be a whole number")
    .transform(Number)
    .refine((value) => value <= max, `must be at most ${max}`);

const mailbox = z.string().regex(/^[^\r\n]*[^\s@<>]+@[^\s@<>]+>?$/, "must be an e-mail address");

const schema = z.object({
  PORT: wholeNumber(65_535).default(3000),
  HOSTNAME: z.string().min(1).default("localhost"),
  SITE_URL: urlWith(["http:", "https:"]).optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: urlWith(["postgres:", "postgresql:"]).optional(),
  SMTP_URL: urlWith(["smtp:", "smtps:"]).optional(),
  MAIL_FROM: mailbox.default(site.mailFrom),
  MAIL_TEAM: mailbox.default(site.mailTeam),
  APP_SECRET: z.string().min(32, "must be at least 32 characters").optional(),
  APP_SECRET_PREVIOUS: z.string().min(32, "must be at least 32 characters").optional(),
  CLAMD: z
    .string()
    .regex(/^[^\s:/]+:\d{1,5}$/, "must be host:port")
    .optional(),
  MAIL_DKIM_KEY: z.string().min(1).optional(),
  MAIL_DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9-]+$/i, "must be letters, digits and hyphens")
    .default("sajt"),
  PROOF_OF_WORK: z.enum(["on", "off"], "must be on or off").default("off"),
  TRUST_PROXY: wholeNumber(10).default(0),
});

export type Config = Omit<z.infer<typeof schema>, "SITE_URL" | "DATA_DIR"> & {
  /** Origin without a trailing slash, for absolute links. */
  SITE_URL: string;
  /** Absolute path. */
  DATA_DIR: string;
};

/**
 * Reads the variables of the README's table. Empty counts as unset.
 * @throws ConfigError with one line naming the first variable that cannot work.
 */
export function readConfig(env: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const result = schema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    throw new ConfigError(`${issue?.path.join(".")}: ${issue?.message}`);
  }
  const { SITE_URL = `http://localhost:${result.data.PORT}`, DATA_DIR } = result.data;
  return {
    ...result.data,
    SITE_URL: new URL(SITE_URL).origin,
    DATA_DIR: path.resolve(/* turbopackIgnore: true */ process.cwd(), DATA_DIR),
  };
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
