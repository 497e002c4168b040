import { describe, expect, it } from "vitest";
import { checkValues, emptyValues, formFields, readableFields, valuesFrom } from "#lib/forms/form.ts";
import { formTokenAge, issueFormToken } from "#lib/forms/token.ts";
import { leadForms } from "#lib/leads/kinds.ts";
import { candidateValues, contactValues } from "#tests/support/leads.ts";

const errorsOf = (form: keyof typeof leadForms, values: Parameters<typeof contactValues>[0]) => {
  const whole = form === "contact" ? contactValues(values) : candidateValues(values);
  const checked = checkValues(leadForms[form], whole);
  return checked.valid ? {} : checked.errors;
};

describe.each(Object.values(leadForms))("the form $id", (form) => {
  it("shows every field of its schema in exactly one section", () => {
    const shown = form.sections.flatMap((section) => section.fields).sort();
    const file = "file" in form ? [form.file.name] : [];
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
    const required = (form: (typeof leadForms)["candidate" | "contact"]) =>
      formFields(form).flatMap(({ name, info }) => (info.required ? [name] : []));
    expect(required(leadForms.candidate)).toEqual(["name", "email", "consent"]);
    expect(required(leadForms.contact)).toEqual(["service", "message", "company", "name", "email"]);
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
    const values = valuesFrom(leadForms.candidate, [
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
    expect(readableFields(leadForms.contact, contactValues()).slice(0, 2)).toEqual([
      { label: "Vad gäller det?", text: "Rekrytering" },
      { label: "Vad behöver ni?", text: "Vi söker någon som kan lyfta butiken." },
    ]);
  });
});

describe("the form's own mark", () => {
  it("tells how long ago the form was shown", () => {
    expect(formTokenAge(issueFormToken(1000), 4500)).toBe(3500);
  });

  it("is not taken from anybody else", () => {
    const token = issueFormToken();
    for (const forged of ["", "x", token.slice(1), `${token}x`, token.replace(/\.[^.]+$/, ".AAAA")]) {
      expect(formTokenAge(forged)).toBeUndefined();
    }
  });
});
