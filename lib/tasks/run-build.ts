import { rmSync } from "node:fs";
import { ConfigError } from "#lib/config/env.ts";
import { BuildFailed, build } from "./build.ts";

/** `npm run build`. */
try {
  rmSync(".next/build-info.json", { force: true });
  build();
} catch (error) {
  if (!(error instanceof BuildFailed || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
