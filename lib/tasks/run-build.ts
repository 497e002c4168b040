import { rmSync } from "node:fs";
import { ConfigError } from "#lib/config/env.ts";
import { BuildFailed, build } from "./build.ts";
import { INFO_FILE } from "./build-info.ts";

/** `npm run build`. */
try {
  rmSync(INFO_FILE, { force: true });
  await build();
} catch (error) {
  if (!(error instanceof BuildFailed || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
