import { stringify } from "csv-stringify/sync";
import { formFields, readableValue } from "#lib/forms/form.ts";
import { kindIds, kinds } from "./kinds.ts";
import type { Lead } from "./lead.ts";

/**
 * A cell that no spreadsheet runs as a formula, whichever sign it takes for the end of a cell: a quote mark is put
 * before what would begin one (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export function harmlessCell(text: string): string {
  return text.replace(/(^|[;,|\t\r\n"'])([\s\p{Cf}]*)([=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/gu, "$1'$2$3");
}

/** Leads as a table for a spreadsheet: the columns are the fields of both forms. */
export function leadsAsCsv(leads: readonly Lead[]): string {
  const names = [...new Set(kindIds.flatMap((kind) => formFields(kinds[kind].form).map(({ name }) => name)))];
  const rows = leads.map((lead) => {
    const { form } = kinds[lead.kind];
    const cells = names.map((name) => readableValue(form, name, lead.values[name] ?? ""));
    return [lead.reference, lead.kind, lead.state, lead.createdAt, ...cells].map(harmlessCell);
  });
  return stringify([["reference", "kind", "state", "createdAt", ...names], ...rows], { quoted: true, bom: true });
}
