import { createHash } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import * as z from "zod";
import type { StaticTable } from "#lib/http/static-site.ts";

/** Where the static site stands in a build, and the table of its headers beside it. */
export const STATIC_FOLDER = "static-site";
export const STATIC_TABLE = "static-site.json";

const REVALIDATED = "public, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const routesSchema = z.looseObject({
  headers: z.array(
    z.looseObject({ source: z.string(), headers: z.array(z.object({ key: z.string(), value: z.string() })) }),
  ),
});
const prerenderSchema = z.object({ routes: z.record(z.string(), z.unknown()) });
const metaSchema = z.looseObject({ headers: z.record(z.string(), z.string()).default({}) });

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

interface Source {
  /** The address that it answers at. */
  address: string;
  /** Where it stands in the folder, without a slash first. */
  file: string;
  bytes: Buffer;
  type: string;
  cache: string;
}

/** What each answer carries, as the framework has been told; the policy is already whole. */
function commonHeaders(dist: string): Record<string, string> {
  const { headers } = routesSchema.parse(readJson(path.join(dist, "routes-manifest.json")));
  const all = headers.find(({ source }) => source === "/:path*")?.headers ?? [];
  // A page that protects nothing does not make the browser start a process of its own for it.
  return Object.fromEntries(
    all.filter(({ key }) => key !== "Cross-Origin-Opener-Policy").map(({ key, value }) => [key, value]),
  );
}

/** The prerendered pages and files for machines. The page for what is not there is left to the framework: it is a 404. */
function prerendered(dist: string): Source[] {
  const { routes } = prerenderSchema.parse(readJson(path.join(dist, "prerender-manifest.json")));
  const app = path.join(dist, "server/app");
  return Object.keys(routes)
    .filter((address) => !address.startsWith("/_"))
    .flatMap((address): Source[] => {
      const name = address === "/" ? "index" : address.slice(1);
      const page = path.join(app, `${name}.html`);
      if (existsSync(page)) {
        const bytes = readFileSync(page);
        return [{ address, file: `${name}.html`, bytes, type: "text/html; charset=utf-8", cache: REVALIDATED }];
      }
      const body = path.join(app, `${name}.body`);
      if (!existsSync(body)) return [];
      const { headers } = metaSchema.parse(readJson(path.join(app, `${name}.meta`)));
      const served = address.replace(/^(\/guider\/[^/]+)\/markdown$/, "$1.md");
      return [
        {
          address: served,
          file: `${served.slice(1)}${path.extname(served) ? "" : ".body"}`,
          bytes: readFileSync(body),
          type: headers["content-type"] ?? "application/octet-stream",
          cache: REVALIDATED,
        },
      ];
    });
}

const types: Readonly<Record<string, string>> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff2": "font/woff2",
  ".ico": "image/x-icon",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".webp": "image/webp",
  ".avif": "image/avif",
  ".gif": "image/gif",
};

function filesOf(folder: string, prefix: string, cache: string): Source[] {
  return globSync("**", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const type = types[path.extname(entry.name)];
      if (!type) return [];
      const absolute = path.join(entry.parentPath, entry.name);
      const file = prefix + path.relative(folder, absolute).replaceAll(path.sep, "/");
      return [{ address: `/${file}`, file, bytes: readFileSync(absolute), type, cache }];
    });
}

const isText = (type: string) => /^(text\/|application\/(json|atom|xml|manifest|speculation)|image\/svg)/.test(type);

/** Writes a file, and beside it what a browser may rather have; the smaller ones only where they are. */
async function write(folder: string, { file, bytes, type }: Source): Promise<string[]> {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  if (!isText(type)) return [];
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const [br, gz] = await Promise.all([compressBrotli(bytes, { params }), compressGzip(bytes, { level: 9 })]);
  // Both or none: where one of them is larger than the file, the file is small.
  if (br.length >= bytes.length || gz.length >= bytes.length) return [];
  const made = [["br", br] as const, ["gz", gz] as const];
  for (const [ending, smaller] of made) writeFileSync(`${target}.${ending}`, smaller);
  return made.map(([ending]) => ending);
}

/** So many at once: each holds its bytes in memory. */
const AT_ONCE = 8;

/**
 * Writes what needs no drawing as plain files, compressed beside them, and one table of their headers, so that any file
 * server can answer them. Run by `npm run build`, after sealing.
 * @returns how many files
 */
export async function writeStaticSite(dist: string): Promise<number> {
  const folder = path.join(dist, STATIC_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  const sources = [
    ...prerendered(dist),
    ...filesOf(path.join(dist, "static"), "_next/static/", IMMUTABLE),
    ...filesOf("public", "", REVALIDATED),
  ];
  const common = commonHeaders(dist);
  const table: StaticTable = {};
  const waiting = [...sources];
  const worker = async () => {
    for (let source = waiting.shift(); source; source = waiting.shift()) {
      const encodings = await write(folder, source);
      table[source.address] = {
        file: source.file,
        etag: createHash("sha256").update(source.bytes).digest("base64url").slice(0, 22),
        encodings,
        headers: { ...common, "Content-Type": source.type, "Cache-Control": source.cache },
      };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  writeFileSync(path.join(dist, STATIC_TABLE), JSON.stringify(table));
  return sources.length;
}
