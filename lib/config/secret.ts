import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import path from "node:path";
import { type Config, ConfigError, prepareDataDir, readConfig } from "./env.ts";

/** The name of the generated secret in DATA_DIR. */
export const SECRET_FILE = "app-secret";

/** Writes a secret whole or not at all: under another name first, which is then given the real one if none has it. */
function makeSecret(file: string): void {
  const temporary = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  const handle = openSync(/* turbopackIgnore: true */ temporary, "wx", 0o600);
  try {
    try {
      writeSync(handle, randomBytes(32).toString("hex"));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    // Fails where the file exists: two starts at once agree on one secret.
    linkSync(temporary, file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function readSecret(file: string): string {
  let secret: string;
  try {
    secret = readFileSync(file, "utf8").trim();
  } catch {
    throw new ConfigError(`DATA_DIR: ${file} cannot be read by this user`);
  }
  if (secret.length >= 32) return secret;
  throw new ConfigError(
    `DATA_DIR: ${file} is empty or too short. Put the secret back from a backup; where there is none, remove the file (CVs and links made with it are then lost)`,
  );
}

function loadSecret(config: Config): string {
  if (config.APP_SECRET) return config.APP_SECRET;
  const file = path.join(/* turbopackIgnore: true */ config.DATA_DIR, SECRET_FILE);
  if (!existsSync(file)) {
    prepareDataDir(config.DATA_DIR);
    makeSecret(file);
  }
  return readSecret(file);
}

/** Makes the secret if there is none yet, so that a folder that cannot be written to is noticed at the start. */
export function prepareSecret(): void {
  loadSecret(readConfig());
}

let secrets: string[] | undefined;

/** The secret in use, then those that it has replaced. */
function allSecrets(): string[] {
  const config = readConfig();
  secrets ??= [loadSecret(config), ...(config.APP_SECRET_PREVIOUS ?? [])];
  return secrets;
}

const keys = new Map<string, Buffer>();

/** A 32-byte key for one purpose, derived from a secret with HKDF-SHA-256 (RFC 5869). */
function deriveKey(secret: string, purpose: string): Buffer {
  const name = `${purpose}\0${secret}`;
  let key = keys.get(name);
  if (!key) {
    key = Buffer.from(hkdfSync("sha256", secret, "", purpose, 32));
    keys.set(name, key);
  }
  return key;
}

const currentKey = (purpose: string) => deriveKey(allSecrets()[0] ?? "", purpose);

/** Names a secret without telling it. */
const keyIdOf = (secret: string) => deriveKey(secret, "key-id").toString("hex").slice(0, 12);

/** Keyed hash (HMAC-SHA-256, base64url) of a text: the same text gives the same hash, only with our secret. */
export function keyedHash(purpose: string, text: string): string {
  return createHmac("sha256", currentKey(purpose)).update(text).digest("base64url");
}

/** A nonce of 12 bytes, the tag of 16, then the ciphertext of AES-256-GCM. */
function seal(key: Buffer, plain: Uint8Array): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

function unseal(key: Buffer, sealed: Uint8Array): Buffer {
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12));
  decipher.setAuthTag(sealed.subarray(12, 28));
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]);
}

/** Encrypts a text with AES-256-GCM. Returns base64url. */
export function encrypt(purpose: string, text: string): string {
  return seal(currentKey(purpose), Buffer.from(text, "utf8")).toString("base64url");
}

/** Reads what `encrypt` wrote. Throws when the secret is another or the text was changed. */
export function decrypt(purpose: string, sealed: string): string {
  return unseal(currentKey(purpose), Buffer.from(sealed, "base64url")).toString("utf8");
}

/** The ids of the keys that this process can read with. */
export const knownKeyIds = (): string[] => allSecrets().map(keyIdOf);

/** Encrypts bytes that are kept for years, with the id of the key, so that the secret can be changed meanwhile. */
export function encryptBytes(purpose: string, bytes: Uint8Array): { keyId: string; content: Buffer } {
  return { keyId: keyIdOf(allSecrets()[0] ?? ""), content: seal(currentKey(purpose), bytes) };
}

/** Reads what `encryptBytes` wrote. Throws when no secret of ours has that id, or the bytes were changed. */
export function decryptBytes(purpose: string, keyId: string, content: Uint8Array): Buffer {
  const secret = allSecrets().find((candidate) => keyIdOf(candidate) === keyId);
  if (!secret) throw new Error("encrypted with a secret that is not known: set APP_SECRET_PREVIOUS");
  return unseal(deriveKey(secret, purpose), content);
}
