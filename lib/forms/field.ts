import * as z from "zod/mini";
import { cleanEmail, cleanLine, cleanLines } from "./clean.ts";
import { isDeliverable } from "./email.ts";
import { labelBefore } from "./label.ts";
import { isStoredLinkedin, storedLinkedin } from "./linkedin.ts";
import { phoneProblem, storedPhone } from "./phone.ts";

export interface Option {
  value: string;
  label: string;
  hint?: string;
  /** A colour of the design that stands over it. */
  color?: "gran" | "fjord" | "ink";
}

interface FieldText {
  label: string;
  hint?: string;
  /** A token of the HTML standard's autofill list (https://html.spec.whatwg.org/#autofill). */
  autocomplete?: string;
}

/** All that a form needs to know to draw one field. It lives beside the field's rule, in the same schema. */
export type FieldInfo = FieldText & { required: boolean } & (
    | { kind: "text" | "email" | "tel" | "url"; maxLength: number }
    | { kind: "textarea"; maxLength: number }
    | { kind: "choice" | "choices"; options: readonly Option[] }
    | { kind: "consent" }
    | { kind: "profile" }
  );

const infos = z.registry<FieldInfo>();

/** How to draw the field that this schema describes. */
export function fieldInfo(schema: z.core.$ZodType): FieldInfo {
  const info = infos.get(schema);
  if (!info) throw new Error("the field was not made by lib/forms/field.ts");
  return info;
}

// A line break in a line of text is how mail headers are forged; an override of direction is how one name looks
// like another.
const ONE_LINE = /^[^\p{Cc}\u2028\u2029\u202d\u202e]*$/u;
const SEVERAL_LINES = /^[\P{Cc}\t\n]*$/u;

/** What to do with a field; it is said in a list of all that is to be mended, too, so it names the field. */
function named(label: string, what: string): string {
  const before = labelBefore(label);
  return `${before} ${before.endsWith(":") ? what : what.charAt(0).toUpperCase() + what.slice(1)}`;
}
export const tooLong = (label: string, max: number) =>
  named(label, `korta till högst ${max.toLocaleString("sv-SE")} tecken`);
const notOneLine = (label: string) => named(label, "skriv allt på en rad, utan tecken som inte syns");
const unseen = (label: string) => named(label, "ta bort tecken som inte syns");

type TextOptions = FieldText & {
  maxLength: number /** Makes the field required: what to say when it is empty. */;
  required?: string;
};

/** One line of text. Empty is "" . */
export function textField({ required, ...info }: TextOptions) {
  const schema = z
    .string()
    .check(
      z.overwrite(cleanLine),
      z.minLength(required ? 1 : 0, required ?? ""),
      z.maxLength(info.maxLength, tooLong(info.label, info.maxLength)),
      z.regex(ONE_LINE, notOneLine(info.label)),
    );
  return schema.register(infos, { ...info, kind: "text", required: required !== undefined });
}

/** Text of several lines. */
export function textareaField({ required, ...info }: TextOptions) {
  const schema = z
    .string()
    .check(
      z.overwrite(cleanLines),
      z.minLength(required ? 1 : 0, required ?? ""),
      z.maxLength(info.maxLength, tooLong(info.label, info.maxLength)),
      z.regex(SEVERAL_LINES, unseen(info.label)),
    );
  return schema.register(infos, { ...info, kind: "textarea", required: required !== undefined });
}

const EMAIL_HELP = "Skriv en e-postadress, till exempel namn@exempel.se";

/** An e-mail address that a mail can be sent to: 254 bytes at most (RFC 5321). */
export function emailField({ required, ...info }: Omit<TextOptions, "maxLength"> & { required: string }) {
  const schema = z.string().check(
    z.overwrite(cleanEmail),
    z.minLength(1, required),
    z.maxLength(254, tooLong(info.label, 254)),
    z.refine(
      (value) => !/[\p{Cf}\u2028\u2029\ufffd]/u.test(value),
      "Adressen innehåller tecken som inte syns. Skriv den för hand",
    ),
    z.refine(isDeliverable, EMAIL_HELP),
  );
  return schema.register(infos, { ...info, kind: "email", maxLength: 254, required: true });
}

/** A telephone number in any way of writing it, with Sweden as the country where none is named. Optional. */
export function phoneField(info: FieldText) {
  const schema = z.string().check(
    z.overwrite(storedPhone),
    z.superRefine((value, context) => {
      const message = phoneProblem(value);
      if (message) context.addIssue({ code: "custom", message });
    }),
  );
  return schema.register(infos, { ...info, kind: "tel", maxLength: 50, required: false });
}

/** An address on LinkedIn. Optional. */
export function linkedinField(info: FieldText) {
  const schema = z
    .string()
    .check(
      z.overwrite(storedLinkedin),
      z.maxLength(300, tooLong(info.label, 300)),
      z.refine(
        isStoredLinkedin,
        "Klistra in adressen till din profil på LinkedIn, till exempel linkedin.com/in/ditt-namn",
      ),
    );
  return schema.register(infos, { ...info, kind: "url", maxLength: 300, required: false });
}

/** One of several. Empty is "" when the choice is optional. */
export function choiceField({ required, ...info }: FieldText & { options: readonly Option[]; required?: string }) {
  const values = [...(required ? [] : [""]), ...info.options.map((option) => option.value)];
  const schema = z.string().check(z.refine((value) => values.includes(value), required ?? "Välj ett av alternativen"));
  return schema.register(infos, { ...info, kind: "choice", required: required !== undefined });
}

/** Any number of several, none included. */
export function choicesField(info: FieldText & { options: readonly Option[] }) {
  const values = info.options.map((option) => option.value);
  const schema = z
    .array(z.string())
    .check(z.refine((chosen) => chosen.every((value) => values.includes(value)), "Välj bland alternativen"));
  return schema.register(infos, { ...info, kind: "choices", required: false });
}

/** In an address a letter such as å takes six signs, and the employer's own demands may be two thousand. */
const LONGEST_PROFILE = 13_000;

/** A requirement profile that goes along: the query of its address under /verktyg/kravprofil, or "". */
export function profileField(info: FieldText) {
  const schema = z
    .string()
    .check(
      z.maxLength(LONGEST_PROFILE, tooLong(info.label, LONGEST_PROFILE)),
      z.regex(/^[\w=&%.+*~-]*$/, "Kravprofilen gick inte att läsa. Bygg den igen"),
    );
  return schema.register(infos, { ...info, kind: "profile", required: false });
}

/** The address of an attached requirement profile. What was kept before there were several roles leads on from there. */
export function profileAddress(query: string): string {
  const answers = new URLSearchParams(query);
  const role = answers.get("roll");
  answers.delete("roll");
  answers.set("till", "resultat");
  return `/verktyg/kravprofil${role ? `/${role}` : ""}?${answers}`;
}

/** A box that must be ticked; its value is then "ja". */
export function consentField({ required, ...info }: FieldText & { required: string }) {
  const schema = z.string().check(z.refine((value) => value === "ja", required));
  return schema.register(infos, { ...info, kind: "consent", required: true });
}
