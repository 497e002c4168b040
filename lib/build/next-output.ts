import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

/** Something in the build output that our steps do not know. The build stops: guessing would break pages unseen. */
export class UnknownOutput extends Error {
  override name = "UnknownOutput";
}

const header = z.object({ key: z.string(), value: z.string() });
const routesSchema = z.looseObject({
  headers: z.array(z.looseObject({ source: z.string(), headers: z.array(header) })),
});
const prerenderSchema = z.object({ routes: z.record(z.string(), z.looseObject({ srcRoute: z.string().nullable() })) });

export const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

const ROUTES_MANIFEST = "routes-manifest.json";

/** What the framework answers with at each address, as `next-config.ts` told it. */
export function routesManifest(dist: string): z.infer<typeof routesSchema> {
  return routesSchema.parse(readJson(path.join(dist, ROUTES_MANIFEST)));
}

interface Prerendered {
  /** The address that it answers at. */
  address: string;
  /** The folder of app/ that it was made by, as an address. */
  route: string;
  /** A page's HTML, or another file's body. */
  file: string;
  kind: "page" | "file";
}

/** The pages and files that the framework has made ahead, but for its own. */
export function prerendered(dist: string): Prerendered[] {
  const { routes } = prerenderSchema.parse(readJson(path.join(dist, "prerender-manifest.json")));
  return Object.entries(routes)
    .filter(([address]) => address !== "/_global-error")
    .flatMap(([address, { srcRoute }]): Prerendered[] => {
      const name = path.join(dist, "server/app", address === "/" ? "index" : address);
      const route = srcRoute ?? address;
      if (existsSync(`${name}.html`)) return [{ address, route, file: `${name}.html`, kind: "page" }];
      return existsSync(`${name}.body`) ? [{ address, route, file: `${name}.body`, kind: "file" }] : [];
    });
}
