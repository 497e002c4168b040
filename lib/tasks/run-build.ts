import { ConfigError } from "#lib/config/env.ts";
import { build } from "./build.ts";
import { BuildFailed, makeCurrent } from "./build-info.ts";

/** `npm run build`: a build that the next start shows. */
try {
  makeCurrent(await build());
} catch (error) {
  if (!(error instanceof BuildFailed || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
