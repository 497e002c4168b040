import { describe, expect, it } from "vitest";
import { site } from "#lib/content/site.ts";
import { checkValues, emptyValues, formFields, type LeadForm, readableFields, valuesFrom } from "#lib/forms/form.ts";
import { readMark } from "#lib/forms/mark.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { candidateValues, contactValues, newMark } from "#tests/support/leads.ts";

const formOf = (kind: keyof typeof kinds): LeadForm => kinds[kind].form;

const errorsOf = (kind: keyof typeof kinds, values: Parameters<typeof contactValues>[0]) => {
  const whole = kind === "contact" ? contactValues(values) : candidateValues(values);
  const checked = checkValues(formOf(kind), whole);
  return checked.valid ? {} : checked.errors;
};

describe.each([formOf("candidate"), formOf("contact")])("the form $id", (form) => {
  it("shows every field of its schema in exactly one section", () => {
    const shown = form.sections.flatMap((section) => section.fields).sort();
    const file = form.file ? [form.file.name] : [];
    expect(shown).toEqual([...formFields(form).map(({ name }) => name), ...file].sort());
  });

  it("asks for what is required and nothing more", () => {
    const checked = checkValues(form, emptyValues(form));
    const required = formFields(form).flatMap(({ name, info }) => (info.required ? [name] : []));
    expect(checked.valid ? [] : Object.keys(checked.errors)).toEqual(required);
  });
});

describe("the fields", () => {
  it("require of a candidate name, e-mail and consent, of a client what the design says", () => {
    const required = (kind: keyof typeof kinds) =>
      formFields(formOf(kind)).flatMap(({ name, info }) => (info.required ? [name] : []));
    expect(required("candidate")).toEqual(["name", "email", "consent"]);
    expect(required("contact")).toEqual(["service", "message", "company", "name", "email"]);
  });

  it.each([
    ["name", "Å\r\nBcc: alla@exempel.se"],
    ["name", "x".repeat(121)],
    ["email", "a@b"],
    ["email", "a b@exempel.se"],
    ["email", "a@exempel.se\nBcc: b@exempel.se"],
    ["email", "a@exempel.se, b@exempel.se"],
    ["email", `${"a".repeat(250)}@exempel.se`],
    ["phone", "0123"],
    ["phone", "ring mig"],
    ["service", "hemtjanst"],
    ["message", "\u0000"],
    ["message", "x".repeat(5001)],
  ])("refuse %s %j with a word of what to do", (name, value) => {
    expect(errorsOf("contact", { [name]: value })[name]).toMatch(/^\S.{5,}/);
  });

  it.each([
    ["email", "åsa.öberg@blåbär.se"],
    ["email", "a+b@exempel.co.uk"],
    ["phone", "+46 (0)70-123 45 67"],
    ["phone", "08/123 45 67"],
    ["message", "Rad ett\r\nRad två\t& <tre>"],
  ])("take %s %j", (name, value) => {
    expect(errorsOf("contact", { [name]: value })).toEqual({});
  });

  it.each([
    ["linkedin", "https://se.linkedin.com/in/namn", true],
    ["linkedin", "https://linkedin.com.ond.se/in/namn", false],
    ["linkedin", "javascript:alert(1)", false],
    ["platforms", ["shopify", "magento"], true],
    ["platforms", ["shopify", "okänd"], false],
    ["consent", "", false],
  ])("judge the candidate's %s %j as %s", (name, value, good) => {
    expect(Object.keys(errorsOf("candidate", { [name]: value }))).toEqual(good ? [] : [name]);
  });

  it("take only the form's own fields out of what was posted", () => {
    const values = valuesFrom(formOf("candidate"), [
      ["name", "Å"],
      ["platforms", "shopify"],
      ["platforms", "magento"],
      ["admin", "ja"],
      ["__proto__", "x"],
    ]);
    expect(values).toMatchObject({ name: "Å", platforms: ["shopify", "magento"], email: "" });
    expect(Object.keys(values)).not.toContain("admin");
  });

  it("are read with labels instead of values", () => {
    expect(readableFields(formOf("contact"), contactValues()).slice(0, 2)).toEqual([
      { label: "Vad gäller det?", text: "Rekrytering" },
      { label: "Vad behöver ni?", text: "Vi söker någon som kan lyfta butiken." },
    ]);
  });
});

describe("the form's own mark", () => {
  it("tells how long ago the form was shown, and with which consent text", () => {
    expect(readMark(newMark(1000), 4500)).toEqual({ age: 3500, consentVersion: site().consentVersion, asked: [] });
  });

  it("lives a day", () => {
    expect(readMark(newMark(0), 24 * 60 * 60 * 1000)).toBeDefined();
    expect(readMark(newMark(0), 24 * 60 * 60 * 1000 + 1)).toBeUndefined();
  });

  it("is not taken from anybody else", () => {
    const token = newMark();
    for (const forged of [
      "",
      "x",
      token.slice(1),
      `${token}x`,
      token.replace(/\.[^.]+$/, ".AAAA"),
      token.replace("..", ".program."),
    ]) {
      expect(readMark(forged)).toBeUndefined();
    }
  });
});
