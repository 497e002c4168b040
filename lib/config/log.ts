import pino from "pino";

/** JSON lines on standard output. Log ids, counts and error codes: never what a person typed. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? "info",
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: ["email", "name", "phone", "message", "*.email", "*.name", "*.phone", "*.message"],
});
