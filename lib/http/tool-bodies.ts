import path from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";

/** In a build, the module made of app/verktyg/tool-bodies.ts. */
export const TOOL_BODIES = "tool-bodies.mjs";

/** Draws the body of a page from its address; undefined where it cannot. Rejects where the page fails. */
export type DrawBody = (url: string) => Promise<string | undefined>;

const moduleSchema = z.object({
  toolBody: z.custom<DrawBody>((value) => typeof value === "function"),
});

/** What draws the bodies of tools, as a build has it; loaded at first use. */
export function toolBodies(build: string): DrawBody {
  const { href } = pathToFileURL(path.resolve(build, TOOL_BODIES));
  let module: Promise<z.infer<typeof moduleSchema>> | undefined;
  return async (url) => {
    module ??= import(href).then((loaded) => moduleSchema.parse(loaded));
    return (await module).toolBody(url);
  };
}
