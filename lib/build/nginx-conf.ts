import { routeOf } from "#lib/http/routes.ts";
import { NOT_FOUND, type StaticTable } from "#lib/http/static-site.ts";
import { UnknownOutput } from "./next-output.ts";

/** What an answer carries that differs between addresses, and the variable of nginx that holds it. */
const VARYING = {
  "Content-Security-Policy": "sajt_policy",
  "Content-Type": "sajt_type",
  "Cache-Control": "sajt_cache",
} as const;

/** @throws UnknownOutput for what nginx would take for a variable */
function quoted(text: string): string {
  if (text.includes("$")) throw new UnknownOutput(`nginx cannot say ${text}`);
  return `"${text.replaceAll(/["\\]/g, "\\$&")}"`;
}

const map = (asked: string, variable: string, lines: readonly (readonly [string, string])[]) =>
  [`map ${asked} $${variable} {`, ...lines.map(([key, value]) => `  ${quoted(key)} ${quoted(value)};`), "}"].join("\n");

interface NginxConf {
  /** For its `http` part: which file and which headers belong to an address. */
  maps: string;
  /** For the `location` that serves the folder. */
  location: string;
}

/** Has nginx serve the static site with the headers of its table; what is not in it, it asks `@sajt` for. */
export function nginxConf({ files }: Pick<StaticTable, "files">): NginxConf {
  const entries = Object.entries(files).filter(([address]) => address !== NOT_FOUND);
  const named = entries.flatMap(([address, { file }]) => {
    const bare = [address, `/${file}`] as const;
    // An address kept from another time may lead on by what stands in its query: the site knows where.
    return routeOf(address)?.leadsOn ? [bare] : [bare, [`${address}?`, `/${file}`] as const];
  });
  const varying = Object.entries(VARYING).map(([header, variable]) =>
    map(
      "$uri",
      variable,
      // By then, $uri is the file that was found.
      entries.map(([, { file, headers }]) => [`/${file}`, headers[header] ?? ""]),
    ),
  );
  const [, first] = entries[0] ?? [];
  const same = Object.entries(first?.headers ?? {}).filter(([name]) => !(name in VARYING));
  return {
    maps: [
      "map_hash_bucket_size 256;",
      `map_hash_max_size ${8 * named.length + 2048};`,
      map("$uri$is_args", "sajt_file", [["default", "/-"], ...named]).replace('"default"', "default"),
      ...varying,
      "",
    ].join("\n"),
    location: [
      "try_files $sajt_file @sajt;",
      // Without a type of its own, nginx sends the one of the table.
      "types { }",
      'default_type "";',
      "gzip_static on;",
      "gzip_vary on;",
      ...Object.entries(VARYING).map(([header, variable]) => `add_header ${header} $${variable};`),
      ...same.map(([name, value]) => `add_header ${name} ${quoted(value)};`),
      "",
    ].join("\n"),
  };
}
