import pino from "pino";
import { logLevels } from "./env.ts";

// Another value stops the start (lib/config/env.ts); whoever merely loads this file is not to fail by it.
const level = logLevels.find((name) => name === process.env.LOG_LEVEL) ?? "info";

/** JSON lines on standard output. Log ids, counts and error codes: never what a person typed. */
export const log = pino({
  level,
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["email", "name", "phone", "message", "*.email", "*.name", "*.phone", "*.message"],
});

/**
 * What may be logged of an error: its kind, its code and where it came from. Never its message, which may hold what a
 * person typed.
 */
export function errorFacts(error: unknown): { error: string; code?: string; stack?: string } {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  const frames = error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) ?? [];
  return {
    error: error.constructor.name,
    ...code,
    ...(frames.length > 0 ? { stack: frames.map((line) => line.trim()).join(" | ") } : {}),
  };
}

/** What an error says, for whoever sits at the terminal. Where several addresses were tried it is what each gave. */
export function errorText(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorText).join("; ");
  return error instanceof Error ? error.message : String(error);
}
