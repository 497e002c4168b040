import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import { closeDatabase, database, migrate } from "#lib/db/database.ts";
import { formFields, readableValue } from "#lib/leads/form.ts";
import { leadForms } from "#lib/leads/forms.ts";
import { type Lead, leadHistory, listLeads } from "#lib/leads/store.ts";

/** `npm run leads -- list | show <reference> | export [--format csv|json]`: what is stored, for staff at the server. */

const USAGE = `Så här används kommandot:
  npm run leads -- list                        en rad för varje lead, nyast först
  npm run leads -- show K-7F3Q-9M2X            ett lead med händelser och mejl
  npm run leads -- export --format csv         alla leads som CSV (eller json)`;

function listed(leads: readonly Lead[]): string {
  return leads.map((lead) => [lead.createdAt, lead.reference, lead.kind, lead.email].join("  ")).join("\n");
}

/** Cells that a spreadsheet would run as a formula are made text; the columns are the fields of both forms. */
function asCsv(leads: readonly Lead[]): string {
  const names = [...new Set(Object.values(leadForms).flatMap((form) => formFields(form).map(({ name }) => name)))];
  const rows = leads.map((lead) => {
    const form = leadForms[lead.kind];
    const cells = names.map((name) => readableValue(form, name, lead.values[name] ?? ""));
    return [lead.reference, lead.kind, lead.createdAt, ...cells];
  });
  return stringify([["reference", "kind", "createdAt", ...names], ...rows], { escape_formulas: true, bom: true });
}

async function run(command: string | undefined, reference: string | undefined, format: string): Promise<string> {
  await migrate(database());
  if (command === "list") return listed(await listLeads());
  if (command === "show" && reference) {
    const lead = await leadHistory(reference);
    if (!lead) throw new Error(`Det finns inget lead med referensen ${reference}.`);
    return JSON.stringify(lead, null, 2);
  }
  if (command === "export" && format === "csv") return asCsv(await listLeads());
  if (command === "export" && format === "json") return JSON.stringify(await listLeads(), null, 2);
  throw new Error(USAGE);
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { format: { type: "string", default: "csv" } },
  });
  console.log(await run(positionals[0], positionals[1], values.format));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
