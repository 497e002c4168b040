import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const OLD = "gammal-hemlighet-0123456789-abcdefghij";
const NEW = "ny-hemlighet-0123456789-abcdefghijklmn";

/** The module as a server that starts with these variables has it. */
async function startWith(env: Record<string, string>) {
  vi.resetModules();
  vi.unstubAllEnvs();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  return import("#lib/config/secret.ts");
}

beforeEach(() => vi.resetModules());
afterEach(() => vi.unstubAllEnvs());

describe("the secret", () => {
  it("can be changed: what is kept for years stays readable while the old one is known", async () => {
    const before = await startWith({ APP_SECRET: OLD });
    const { keyId, content } = before.encryptBytes("cv", Buffer.from("åäö"));
    const after = await startWith({ APP_SECRET: NEW, APP_SECRET_PREVIOUS: OLD });
    expect(after.decryptBytes("cv", keyId, content).toString()).toBe("åäö");
    expect(after.encryptBytes("cv", Buffer.from("x")).keyId).not.toBe(keyId);
    const third = await startWith({ APP_SECRET: `${NEW}-igen`, APP_SECRET_PREVIOUS: `${NEW} ${OLD}` });
    expect(third.decryptBytes("cv", keyId, content).toString()).toBe("åäö");
    const later = await startWith({ APP_SECRET: NEW });
    expect(() => later.decryptBytes("cv", keyId, content)).toThrow("APP_SECRET_PREVIOUS");
  });

  it("opens nothing for another purpose, and nothing that was changed", async () => {
    const secret = await startWith({ APP_SECRET: OLD });
    const sealed = secret.encrypt("draft", "hemligt");
    expect(secret.decrypt("draft", sealed)).toBe("hemligt");
    expect(() => secret.decrypt("cv", sealed)).toThrow();
    expect(() => secret.decrypt("draft", `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`)).toThrow();
    expect(secret.encrypt("draft", "hemligt")).not.toBe(sealed);
  });
});
