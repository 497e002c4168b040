import { roles } from "#lib/content/roles.ts";
import { formFields } from "#lib/forms/form.ts";
import { leadForms } from "#lib/leads/forms.ts";
import type { FilterName } from "#lib/leads/inbox-index.ts";
import { statuses, statusNames } from "./inbox.ts";

export interface InboxFilter {
  name: FilterName;
  label: string;
  options: { value: string; label: string }[];
}

/** The choices of a form's field, as its schema has them. */
function choicesOf(form: ReturnType<typeof leadForms>[keyof ReturnType<typeof leadForms>], field: string) {
  const info = formFields(form).find(({ name }) => name === field)?.info;
  return info && "options" in info ? info.options.map(({ value, label }) => ({ value, label })) : [];
}

/** What the inbox can be narrowed by: the choices that the forms offer, and how far the work has come. */
export function inboxFilters(): InboxFilter[] {
  const { candidate, contact } = leadForms();
  return [
    {
      name: "kind",
      label: "Typ",
      options: [
        { value: "candidate", label: "Kandidater" },
        { value: "contact", label: "Förfrågningar" },
      ],
    },
    { name: "status", label: "Status", options: statuses.map((value) => ({ value, label: statusNames[value] })) },
    { name: "role", label: "Roll", options: roles().map(({ id, name }) => ({ value: id, label: name })) },
    { name: "direction", label: "Inriktning", options: choicesOf(candidate, "profileTypes") },
    { name: "engagement", label: "Anställningsform", options: choicesOf(candidate, "engagement") },
    { name: "availability", label: "Kan börja", options: choicesOf(candidate, "availability") },
    { name: "service", label: "Tjänst", options: choicesOf(contact, "service") },
  ];
}
