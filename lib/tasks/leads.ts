import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { stringify } from "csv-stringify/sync";
import { readConfig } from "#lib/config/env.ts";
import { openForStaff } from "#lib/cv/scan.ts";
import { closeDatabase, database, migrate } from "#lib/db/database.ts";
import { formFields, readableValue } from "#lib/forms/form.ts";
import { leadForms } from "#lib/leads/kinds.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { type Lead, leadHistory, listLeads } from "#lib/leads/store.ts";
import { failedMails } from "#lib/mail/outbox.ts";

/** `npm run leads -- …`: what is stored, for staff at the server. */

const USAGE = `Så här används kommandot:
  npm run leads -- list                        de 200 senaste, en rad för varje lead (--antal 1000 visar fler)
  npm run leads -- show K-7F3Q-9M2X            ett lead med händelser och mejl
  npm run leads -- export --format csv         alla leads som CSV (eller json)
  npm run leads -- cv N-7F3Q-9M2X --fil cv.pdf sparar kandidatens CV i en fil
  npm run leads -- mejl                        mejl som inte gick att leverera
  npm run leads -- gallra --torrkorning        vad som skulle raderas i dag (utan --torrkorning raderas det)`;

function listed(leads: readonly Lead[]): string {
  return leads.map((lead) => [lead.createdAt, lead.reference, lead.kind, lead.state, lead.email].join("  ")).join("\n");
}

/** Cells that a spreadsheet would run as a formula are made text; the columns are the fields of both forms. */
function asCsv(leads: readonly Lead[]): string {
  const names = [...new Set(Object.values(leadForms).flatMap((form) => formFields(form).map(({ name }) => name)))];
  const rows = leads.map((lead) => {
    const form = leadForms[lead.kind];
    const cells = names.map((name) => readableValue(form, name, lead.values[name] ?? ""));
    return [lead.reference, lead.kind, lead.state, lead.createdAt, ...cells];
  });
  return stringify([["reference", "kind", "state", "createdAt", ...names], ...rows], {
    escape_formulas: true,
    bom: true,
  });
}

async function saveCv(reference: string, file: string): Promise<string> {
  const lead = await leadHistory(reference);
  if (!lead) throw new Error(`Det finns inget lead med referensen ${reference}.`);
  const cv = await openForStaff(database(), lead.id, readConfig().CLAMD);
  if (!cv) throw new Error(`${reference} har inget CV.`);
  writeFileSync(file, cv.bytes, { mode: 0o600, flag: "wx" });
  return `${file} (${cv.note})`;
}

async function retention(dryRun: boolean): Promise<string> {
  const { unconfirmed, reminded, expired } = await runRetention(database(), { dryRun });
  const line = (what: string, references: string[]) => `${what}: ${references.join(", ") || "ingen"}`;
  return [
    dryRun ? "Torrkörning, inget har ändrats." : "Gallringen är klar.",
    line("Raderas, adressen aldrig bekräftad", unconfirmed),
    line("Påminns", reminded),
    line("Raderas, tiden är ute", expired),
  ].join("\n");
}

interface Options {
  format: string;
  fil: string | undefined;
  torrkorning: boolean;
  antal: number;
}

async function run(command: string | undefined, reference: string | undefined, options: Options): Promise<string> {
  const { format, fil, torrkorning, antal } = options;
  await migrate(database());
  if (command === "list") return listed(await listLeads(database(), antal));
  if (command === "show" && reference) {
    const lead = await leadHistory(reference);
    if (!lead) throw new Error(`Det finns inget lead med referensen ${reference}.`);
    return JSON.stringify(lead, null, 2);
  }
  if (command === "export" && format === "csv") return asCsv(await listLeads());
  if (command === "export" && format === "json") return JSON.stringify(await listLeads(), null, 2);
  if (command === "cv" && reference && fil) return saveCv(reference, fil);
  if (command === "mejl") return JSON.stringify(await failedMails(database()), null, 2);
  if (command === "gallra") return retention(torrkorning);
  throw new Error(USAGE);
}

try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "csv" },
      fil: { type: "string" },
      torrkorning: { type: "boolean", default: false },
      antal: { type: "string", default: "200" },
    },
  });
  console.log(
    await run(positionals[0], positionals[1], {
      ...values,
      fil: values.fil,
      antal: Number.parseInt(values.antal, 10) || 200,
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
