import { createHash } from "node:crypto";

/** The SHA-256 of a text (base64url, 43 characters): what is stored of a token, which itself stands nowhere. */
export const sha256 = (text: string): string => createHash("sha256").update(text).digest("base64url");
