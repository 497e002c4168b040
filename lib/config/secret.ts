import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Config, prepareDataDir, readConfig } from "./env.ts";

const FILE = "app-secret";

function loadSecret(config: Config): string {
  if (config.APP_SECRET) return config.APP_SECRET;
  const file = path.join(/* turbopackIgnore: true */ config.DATA_DIR, FILE);
  prepareDataDir(config.DATA_DIR);
  try {
    // "wx" fails when the file exists, so that two starts at once agree on one secret.
    writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8").trim();
}

const keys = new Map<string, Buffer>();

/** A 32-byte key for one purpose, derived from APP_SECRET with HKDF-SHA-256 (RFC 5869). */
function keyFor(purpose: string): Buffer {
  let key = keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", loadSecret(readConfig()), "", purpose, 32));
    keys.set(purpose, key);
  }
  return key;
}

/** Makes the secret if there is none yet, so that a folder that cannot be written to is noticed at the start. */
export function prepareSecret(): void {
  loadSecret(readConfig());
}

/** Keyed hash (HMAC-SHA-256, base64url) of a text: the same text gives the same hash, only with our secret. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", keyFor(purpose)).update(text).digest("base64url");
}

/** Encrypts a text with AES-256-GCM. Returns base64url of nonce (12 bytes), tag (16 bytes) and ciphertext. */
export function encrypt(purpose: string, text: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString("base64url");
}

/** Reads what `encrypt` wrote. Throws when the secret is another or the text was changed. */
export function decrypt(purpose: string, sealed: string): string {
  const bytes = Buffer.from(sealed, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", keyFor(purpose), bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString("utf8");
}
