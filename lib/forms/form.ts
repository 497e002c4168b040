import type * as z from "zod/mini";
import { fieldInfo, profileAddress } from "./field.ts";

/** What a form sends: text, or a list where several may be chosen. */
export type FormValues = Record<string, string | string[]>;
/** Field name to error text. */
export type FormErrors = Record<string, string>;

export interface FormSection {
  title: string;
  fields: readonly string[];
}

/** The one file that a form may carry. It is judged by lib/cv, not by the schema. */
export interface FileField {
  name: string;
  label: string;
  hint: string;
  /** For the input's `accept`. */
  accept: string;
  maxBytes: number;
}

export interface LeadForm {
  id: "candidate" | "contact" | "link" | "own-data";
  /** The page that holds the form; it is posted to `<path>/skicka`. */
  path: `/${string}`;
  schema: z.ZodMiniObject;
  file?: FileField;
  /** Every field of the schema, and the file, stands in exactly one section. */
  sections: readonly FormSection[];
  submit: string;
}

/** A form whose submission becomes a lead. */
export interface NewLeadForm extends LeadForm {
  id: "candidate" | "contact";
}

/** Where the form is posted to: an address that never changes, so that a form opened before a deploy still arrives. */
export function postPath(form: LeadForm): string {
  return `${form.path}/skicka`;
}

/** The schema's fields by name, in the order they are written. */
export function formFields(form: LeadForm) {
  return Object.entries(form.schema.shape).map(([name, schema]) => ({ name, info: fieldInfo(schema) }));
}

/** A form that nobody has written in. */
export function emptyValues(form: LeadForm): FormValues {
  return Object.fromEntries(formFields(form).map(({ name, info }) => [name, info.kind === "choices" ? [] : ""]));
}

/** Takes the form's own fields out of what was posted; what is missing is empty, what is unknown is left out. */
export function valuesFrom(form: LeadForm, entries: Iterable<readonly [string, unknown]>): FormValues {
  const values = emptyValues(form);
  for (const [name, value] of entries) {
    const known = values[name];
    if (known === undefined || typeof value !== "string") continue;
    values[name] = Array.isArray(known) ? [...known, value] : value;
  }
  return values;
}

export type Checked = { valid: true; values: FormValues } | { valid: false; errors: FormErrors };

/** Holds values against the form's schema. Valid values come back trimmed; errors are the first of each field. */
export function checkValues(form: LeadForm, values: FormValues): Checked {
  const result = form.schema.safeParse(values);
  if (result.success) {
    const trimmed: FormValues = {};
    for (const { name } of formFields(form)) {
      const value: unknown = result.data[name];
      trimmed[name] = Array.isArray(value) ? value.map(String) : String(value ?? "");
    }
    return { valid: true, values: trimmed };
  }
  const errors: FormErrors = {};
  for (const issue of result.error.issues) {
    const name = String(issue.path[0]);
    errors[name] ??= issue.message;
  }
  return { valid: false, errors };
}

/** A value as a person reads it: labels instead of option values. */
export function readableValue(form: LeadForm, name: string, value: string | string[]): string {
  const schema = form.schema.shape[name];
  const info = schema && fieldInfo(schema);
  const options = info && "options" in info ? info.options : [];
  if (info?.kind === "profile") return value ? profileAddress(String(value)) : "";
  const label = (one: string) => options.find((option) => option.value === one)?.label ?? one;
  return Array.isArray(value) ? value.map(label).join(", ") : label(value);
}

/** The fields that were filled in, as label and readable text, in the form's order. */
export function readableFields(form: LeadForm, values: FormValues): { label: string; text: string }[] {
  return formFields(form).flatMap(({ name, info }) => {
    const value = values[name];
    return value?.length ? [{ label: info.label, text: readableValue(form, name, value) }] : [];
  });
}
