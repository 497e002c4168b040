import type * as z from "zod/mini";
import { fieldInfo, profileAddress, tooLong } from "./field.ts";
import { readablePhone } from "./phone.ts";

type FieldSchema = z.ZodMiniType<string, string> | z.ZodMiniType<string[], string[]>;
/** A form's fields, made by field.ts. */
export type FormSchema = z.ZodMiniObject<Record<string, FieldSchema>>;
/** What a form sends: text, or a list where several may be chosen. */
export type FormValues = z.infer<FormSchema>;
/** Field name to error text. */
export type FormErrors = Record<string, string>;

export interface FormSection<Field extends string = string> {
  title: string;
  fields: readonly Field[];
}

/** The one file that a form may carry. It is judged by lib/cv, not by the schema. */
export interface FileField<Name extends string = string> {
  name: Name;
  label: string;
  hint: string;
  /** For the input's `accept`. */
  accept: string;
  maxBytes: number;
}

export interface LeadForm<Schema extends FormSchema = FormSchema> {
  /** Told apart by this in drafts and logs. */
  id: string;
  /** The page that holds the form; it is posted to `<path>/skicka`. */
  path: `/${string}`;
  schema: Schema;
  file?: FileField;
  /** Every field of the schema, and the file, stands in exactly one section. */
  sections: readonly FormSection[];
  submit: string;
  /** Whether the browser is given a task to do before it is sent, see proof-of-work.ts. */
  guarded?: boolean;
}

/** A form whose sections name fields that are there. */
export function defineForm<Schema extends FormSchema, File extends string = never>(
  form: Omit<LeadForm<Schema>, "sections" | "file"> & {
    file?: FileField<File>;
    sections: readonly FormSection<Extract<keyof z.infer<Schema>, string> | File>[];
  },
): LeadForm<Schema> {
  return form;
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

export type Checked<Schema extends FormSchema> =
  | { valid: true; values: z.infer<Schema> }
  | { valid: false; errors: FormErrors };

/** Far more than could be cleaned down to what the fields may hold: to clean it would cost more than it is worth. */
function farTooLong(form: LeadForm, values: FormValues): FormErrors {
  return Object.fromEntries(
    formFields(form).flatMap(({ name, info }) =>
      "maxLength" in info && String(values[name]).length > 2 * info.maxLength + 2000
        ? [[name, tooLong(info.label, info.maxLength)]]
        : [],
    ),
  );
}

/** Holds values against the form's schema. Valid values come back cleaned; errors are the first of each field. */
export function checkValues<Schema extends FormSchema>(form: LeadForm<Schema>, values: FormValues): Checked<Schema> {
  const errors = farTooLong(form, values);
  const unread = Object.fromEntries(Object.keys(errors).map((name) => [name, ""]));
  const result = form.schema.safeParse({ ...values, ...unread });
  if (result.success && Object.keys(errors).length === 0) return { valid: true, values: result.data };
  for (const issue of result.error?.issues ?? []) {
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
  if (info?.kind === "tel") return readablePhone(String(value));
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
