import { once } from "node:events";
import { sql } from "kysely";
import { guides } from "#lib/content/library.ts";
import { database } from "#lib/db/database.ts";
import { indexedAddresses } from "#lib/http/routes.ts";
import { failStart, prepareProcess } from "./prepare.ts";
import { siteServer } from "./site-server.ts";

/**
 * Tries a build beside the running site: does the database open, do its pages answer? Changes nothing.
 * The build's folder is its argument; what fails is printed, and it ends with 1.
 */

/** @returns what does not work, one line each */
async function faultsOf(build: string | undefined): Promise<string[]> {
  const config = prepareProcess("production");
  await sql`select 1`.execute(database());
  const server = await siteServer(config, build);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const faults: string[] = [];
  for (const path of [...indexedAddresses(), ...guides().map((guide) => guide.path), "/sok?q=rekrytering"]) {
    const { status } = await fetch(origin + path, { redirect: "manual" });
    if (status !== 200) faults.push(`${path}: ${status}`);
  }
  return faults;
}

try {
  const faults = await faultsOf(process.argv[2]);
  if (faults.length > 0) console.error(`Sidor som inte fungerar i det nya bygget:\n${faults.join("\n")}`);
  process.exit(faults.length > 0 ? 1 : 0);
} catch (error) {
  failStart(error);
}
