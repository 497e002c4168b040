import { createHash } from "node:crypto";
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import * as z from "zod";
import { movedAddresses } from "#lib/content/library.ts";
import { contentSecurityPolicy } from "#lib/http/policy.ts";
import { NOT_FOUND, readStaticTable, STATIC_FOLDER, STATIC_TABLE, type StaticTable } from "#lib/http/static-site.ts";
import { prerendered, readJson, routesManifest } from "./next-output.ts";
import { nginxConf } from "./nginx-conf.ts";
import { lightPicturesOf } from "./pictures.ts";
import type { SealedPage } from "./seal.ts";

const REVALIDATED = "public, max-age=0, must-revalidate";
const IMMUTABLE = "public, max-age=31536000, immutable";

/** For what is no page: nothing in it runs. */
const NOTHING_RUNS = contentSecurityPolicy({});

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

const metaSchema = z.looseObject({ headers: z.record(z.string(), z.string()).default({}) });

interface Source {
  /** The address that it answers at. */
  address: string;
  /** Where it stands in the folder, without a slash first. */
  file: string;
  type: string;
  cache: string;
  /** Its bytes and, of a page, its policy: made when it is its turn, so that memory holds a few and not all. */
  make: () => Promise<{ bytes: Buffer; policy?: string }> | { bytes: Buffer; policy?: string };
}

/** What each answer carries, as the framework has been told. */
function commonHeaders(dist: string): Record<string, string> {
  const all = routesManifest(dist).headers.find(({ source }) => source === "/:path*")?.headers ?? [];
  return Object.fromEntries(all.map(({ key, value }) => [key, value]));
}

type Seal = (html: string, page: string) => SealedPage;

function pageOf(address: string, file: string, seal: Seal): Source {
  const name = address === "/" ? "index" : address.slice(1);
  return {
    address: address === "/_not-found" ? NOT_FOUND : address,
    file: `${name}.html`,
    type: "text/html; charset=utf-8",
    cache: REVALIDATED,
    make: () => {
      const { html, policy } = seal(readFileSync(file, "utf8"), address);
      return { bytes: Buffer.from(html), policy };
    },
  };
}

/** The pages and files for machines that the framework has made ahead. */
function made(dist: string, seal: Seal): Source[] {
  return prerendered(dist).map(({ address, file, kind }): Source => {
    if (kind === "page") return pageOf(address, file, seal);
    const { headers } = metaSchema.parse(readJson(file.replace(/\.body$/, ".meta")));
    const served = address.replace(/^(\/guider\/[^/]+)\/som-markdown$/, "$1.md");
    return {
      address: served,
      file: `${served.slice(1)}${path.extname(served) ? "" : ".body"}`,
      type: headers["content-type"] ?? "application/octet-stream",
      cache: REVALIDATED,
      make: () => ({ bytes: readFileSync(file) }),
    };
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

/** The files of a folder that a browser knows what to do with. */
function filesOf(folder: string, prefix: string, cache: string): Source[] {
  return globSync("**", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const type = types[path.extname(entry.name)];
      if (!type) return [];
      const absolute = path.join(entry.parentPath, entry.name);
      const file = prefix + path.relative(folder, absolute).replaceAll(path.sep, "/");
      return [{ address: `/${file}`, file, type, cache, make: () => ({ bytes: readFileSync(absolute) }) }];
    });
}

/** The lighter pictures beside those of public/. */
const lighter = (folder: string): Source[] =>
  lightPicturesOf(folder).map(({ file, make }) => ({
    address: `/${file}`,
    file,
    type: "image/avif",
    cache: REVALIDATED,
    make: async () => ({ bytes: await make() }),
  }));

const isText = (type: string) => /^(text\/|application\/(json|atom|xml|manifest|speculation)|image\/svg)/.test(type);

interface Written {
  file: string;
  encodings: string[];
}

/** What the build that is shown holds, by the mark of its bytes: most of it is the same in the next one. */
function writtenBefore(build: string | undefined): Map<string, Written> {
  if (!build) return new Map();
  try {
    const { files } = readStaticTable(path.join(build, STATIC_TABLE));
    return new Map(
      Object.values(files).map(({ etag, file, encodings }) => [
        etag,
        { file: path.join(build, STATIC_FOLDER, file), encodings },
      ]),
    );
  } catch {
    // A build of another release, whose table is not ours: all is compressed.
    return new Map();
  }
}

/**
 * Writes a file, and beside it what a browser may rather have; the smaller ones only where they are.
 * @param before the same bytes in an earlier build: to compress them takes longer than all else that is done to a page
 */
async function write(
  folder: string,
  { file, type }: Source,
  bytes: Buffer,
  before: Written | undefined,
): Promise<string[]> {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
  if (!isText(type)) return [];
  if (before) {
    for (const encoding of before.encodings) copyFileSync(`${before.file}.${encoding}`, `${target}.${encoding}`);
    return before.encodings;
  }
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
 * server can answer them: nginx by two files that say the same. Run by `npm run build`, after `next build`, whose own
 * pages stay as they are.
 * @param shown the folder of the build that is shown, if there is one
 * @returns how many files, and how many of them are pages
 */
export async function writeStaticSite(
  dist: string,
  seal: Seal,
  shown?: string,
): Promise<{ files: number; pages: number }> {
  const folder = path.join(dist, STATIC_FOLDER);
  rmSync(folder, { recursive: true, force: true });
  const sources = [
    ...made(dist, seal),
    ...filesOf(path.join(dist, "static"), "_next/static/", IMMUTABLE),
    ...filesOf("public", "", REVALIDATED),
    ...lighter("public"),
  ];
  const common = commonHeaders(dist);
  const before = writtenBefore(shown);
  const table: StaticTable["files"] = {};
  let pages = 0;
  const waiting = sources.values();
  const worker = async () => {
    for (const source of waiting) {
      const { bytes, policy } = await source.make();
      if (policy) pages += 1;
      const etag = createHash("sha256").update(bytes).digest("base64url").slice(0, 22);
      table[source.address] = {
        file: source.file,
        etag,
        encodings: await write(folder, source, bytes, before.get(etag)),
        headers: {
          ...common,
          "Content-Security-Policy": policy ?? NOTHING_RUNS,
          "Content-Type": source.type,
          "Cache-Control": source.cache,
        },
      };
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const whole: StaticTable = { files: table, moved: Object.fromEntries(movedAddresses()) };
  writeFileSync(path.join(dist, STATIC_TABLE), JSON.stringify(whole));
  const { maps, location } = nginxConf(whole);
  writeFileSync(path.join(dist, "nginx-maps.conf"), maps);
  writeFileSync(path.join(dist, "nginx-location.conf"), location);
  return { files: sources.length, pages };
}
