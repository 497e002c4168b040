import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readConfig } from "#lib/config/env.ts";
import { errorText } from "#lib/config/log.ts";
import { fileText } from "#lib/cv/files.ts";
import { cvFlagTexts } from "#lib/cv/problems.ts";
import { openForStaff } from "#lib/cv/scan.ts";
import { closeDatabase, database, migrate } from "#lib/db/database.ts";
import { leadsAsCsv } from "#lib/leads/csv.ts";
import { type Lead, listLeads } from "#lib/leads/lead.ts";
import { leadHistory } from "#lib/leads/lead-history.ts";
import { runRetention } from "#lib/leads/retention.ts";
import { failureText } from "#lib/mail/failure.ts";
import { queueState, sendAgain, troubledMails } from "#lib/mail/outbox.ts";
import { refuseWithoutDatabase } from "./refuse-without-database.ts";

/** `npm run leads -- …`: what is stored, for staff at the server. */

const USAGE = `Så här används kommandot:
  npm run leads -- list                        de 200 senaste, en rad för varje lead (--antal 1000 visar fler)
  npm run leads -- show K-7F3Q-9M2X            ett lead med händelser och mejl
  npm run leads -- export --fil leads.csv      alla leads som CSV (--format json ger JSON)
  npm run leads -- cv N-7F3Q-9M2X --text       kandidatens CV som text, utan att filen öppnas
  npm run leads -- cv N-7F3Q-9M2X --fil cv.pdf sparar filen som den skickades
  npm run leads -- mejl                        mejlkön, och mejl som inte har kommit fram (--skicka-om försöker igen)
  npm run leads -- gallra --torrkorning        vad som skulle raderas i dag (utan --torrkorning raderas det)`;

function listed(leads: readonly Lead[]): string {
  return leads.map((lead) => [lead.createdAt, lead.reference, lead.kind, lead.state, lead.email].join("  ")).join("\n");
}

/** What waits, and what did not arrive and why. */
async function mailReport(): Promise<string> {
  const db = database();
  const [state, troubled] = [await queueState(db), await troubledMails(db)];
  const references = new Map((await listLeads(db)).map(({ id, reference }) => [id, reference]));
  return JSON.stringify(
    {
      vantar: state.queued,
      uppgivna: state.failed,
      mejl: troubled.map((mail) => ({
        referens: mail.about_id ? references.get(mail.about_id) : undefined,
        mejl: mail.template,
        till: mail.recipient,
        status: mail.status === "failed" ? "uppgivet" : "försöks igen",
        forsok: mail.attempts,
        skal: failureText(mail.last_error ?? ""),
        kod: mail.last_error,
        nastaForsok: mail.status === "failed" ? undefined : mail.next_attempt_at,
      })),
    },
    null,
    2,
  );
}

/** What a command found: written to a file of its own where one is named. */
function printed(text: string, file: string | undefined): string {
  if (!file) return text;
  writeFileSync(file, text, { mode: 0o600, flag: "wx" });
  return `Sparat i ${file}.`;
}

/** The safe copy: the CV's text, which can be read without opening the file. */
async function cvText(reference: string): Promise<string> {
  const lead = await leadHistory(reference);
  if (!lead) throw new Error(`Det finns inget lead med referensen ${reference}.`);
  if (!lead.file) throw new Error(`${reference} har inget CV.`);
  const text = await fileText(database(), { leadId: lead.id });
  if (text === undefined) throw new Error("CV:ts text är inte läst än. Försök om en minut.");
  const flags = lead.file.flags.map((flag) => cvFlagTexts[flag]);
  const head = flags.length > 0 ? `[${lead.file.name}: filen ${flags.join(", ")}.]\n\n` : "";
  return head + (text || "[Filen innehåller ingen text, kanske bara en bild.]");
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
  text: boolean;
  "skicka-om": boolean;
  antal: number;
}

async function run(command: string | undefined, reference: string | undefined, options: Options): Promise<string> {
  const { format, fil, torrkorning, antal } = options;
  if (!command) throw new Error(USAGE);
  refuseWithoutDatabase();
  await migrate(database());
  if (command === "list") return listed(await listLeads(database(), antal));
  if (command === "show" && reference) {
    const lead = await leadHistory(reference);
    if (!lead) throw new Error(`Det finns inget lead med referensen ${reference}.`);
    return JSON.stringify(lead, null, 2);
  }
  if (command === "export" && format === "csv") return printed(leadsAsCsv(await listLeads()), fil);
  if (command === "export" && format === "json") return printed(JSON.stringify(await listLeads(), null, 2), fil);
  if (command === "cv" && reference && options.text) return cvText(reference);
  if (command === "cv" && reference && fil) return saveCv(reference, fil);
  if (command === "mejl" && options["skicka-om"]) return `${await sendAgain(database())} mejl skickas om.`;
  if (command === "mejl") return mailReport();
  if (command === "gallra") return retention(torrkorning);
  throw new Error(USAGE);
}

process.umask(0o077);
try {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "csv" },
      fil: { type: "string" },
      torrkorning: { type: "boolean", default: false },
      text: { type: "boolean", default: false },
      "skicka-om": { type: "boolean", default: false },
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
  console.error(errorText(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
