import { parseArgs } from "node:util";
import { errorText } from "#lib/config/log.ts";
import { closeDatabase, database, migrate } from "#lib/db/database.ts";
import { canonicalEmail } from "#lib/mail/address.ts";
import { listStaff, removeStaff, roleNames, staffByEmail } from "#lib/staff/accounts.ts";
import { invitationAddress, invite, invitedSchema } from "#lib/staff/invitations.ts";
import { prepareProcess } from "./prepare.ts";
import { refuseWithoutDatabase } from "./refuse-without-database.ts";

/** `npm run personal -- …`: who may sign in under /personal. */

const USAGE = `Så här används kommandot:
  npm run personal -- lista                                  vilka som kan logga in
  npm run personal -- bjud-in anna@exempel.se --namn "Anna"  en länk att ge vidare (--administrator för en administratör)
  npm run personal -- ta-bort anna@exempel.se                stänger personen ute genast`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { namn: { type: "string" }, administrator: { type: "boolean", default: false } },
});

async function run([command, email = ""]: readonly string[]): Promise<string> {
  if (command === "lista") {
    const staff = await listStaff(database());
    return (
      staff.map(({ name, email: address, role }) => `${name}  ${address}  ${roleNames[role]}`).join("\n") || "Ingen än."
    );
  }
  if (command === "bjud-in") {
    const role = values.administrator ? "administrator" : "recruiter";
    const known = await staffByEmail(database(), canonicalEmail(email));
    const name = values.namn ?? known?.name ?? email.split("@")[0];
    const person = invitedSchema.safeParse({ name, email, role });
    if (!person.success) throw new Error(`Det är ingen e-postadress: ${email}`);
    const token = await invite(person.data, undefined);
    return `Ge länken vidare. Den kan användas en gång och gäller i ett dygn:\n${invitationAddress(token ?? "")}`;
  }
  if (command === "ta-bort") {
    const staff = await staffByEmail(database(), canonicalEmail(email));
    if (!staff) throw new Error(`Ingen som kan logga in har adressen ${email}.`);
    await removeStaff(staff.id, undefined);
    return `${staff.name} kan inte logga in längre.`;
  }
  throw new Error(USAGE);
}

try {
  refuseWithoutDatabase();
  prepareProcess("production");
  await migrate(database());
  console.log(await run(positionals));
} catch (error) {
  console.error(errorText(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
