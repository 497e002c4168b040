import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ContactForm } from "#components/forms/contact-form.tsx";
import { postForm } from "#components/forms/post-form.ts";
import { emptyValues } from "#lib/forms/form.ts";
import type { FormStart } from "#lib/forms/form-start.ts";
import { problemText } from "#lib/forms/problems.ts";
import { contactWords } from "#lib/leads/forms.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { contactValues } from "#tests/support/leads.ts";

const start = (changes: Partial<FormStart> = {}): FormStart => ({
  values: emptyValues(kinds.contact.form),
  errors: {},
  notice: "",
  formToken: "t",
  draft: "",
  attached: "",
  file: undefined,
  link: "",
  challenge: "",
  agencyEmail: "kontakt@exempel.se",
  ...changes,
});

vi.mock("#components/forms/post-form.ts", () => ({ postForm: vi.fn() }));

const answer = (body: object, status = 200) =>
  vi.mocked(postForm).mockResolvedValueOnce({ status, text: JSON.stringify(body) });

const send = () => userEvent.click(screen.getByRole("button", { name: "Skicka förfrågan" }));

afterEach(() => vi.mocked(postForm).mockReset());

describe("a form drawn from its schema", () => {
  it("gives each field label, hint, autofill token and type", () => {
    render(<ContactForm words={contactWords()} start={start()} />);
    const email = screen.getByRole("textbox", { name: "E-post" });
    expect(email.getAttribute("type")).toBe("email");
    expect(email.getAttribute("autocomplete")).toBe("email");
    expect(email.getAttribute("aria-required")).toBe("true");
    expect(document.getElementById(email.getAttribute("aria-describedby") ?? "")?.textContent).toBe(
      "Hit skickar vi kvitto och svar.",
    );
    expect(within(screen.getByRole("radiogroup", { name: "Vad gäller det?" })).getAllByRole("radio")).toHaveLength(5);
    expect(screen.getByRole("textbox", { name: "Ort frivilligt" })).toBeDefined();
  });

  it("shows a draft that was sent back with its errors beside the fields and in the summary", () => {
    render(
      <ContactForm
        words={contactWords()}
        start={start({
          values: contactValues({ email: "fel" }),
          errors: { email: "Skriv om" },
          notice: problemText("invalid", ""),
        })}
      />,
    );
    expect(screen.getByRole("alert").textContent).toBe("En uppgift behöver rättasSkriv om");
    const email = screen.getByRole<HTMLInputElement>("textbox", { name: "E-post" });
    expect(email.value).toBe("fel");
    expect(email.getAttribute("aria-invalid")).toBe("true");
    expect(email.getAttribute("aria-describedby")).toBe("email-hint email-error");
  });

  it("moves focus to the summary, and drops an error as soon as it is mended", async () => {
    render(<ContactForm words={contactWords()} start={start({ values: contactValues({ company: "" }) })} />);
    await send();
    const summary = await screen.findByRole("alert");
    expect(document.activeElement).toBe(summary);
    expect(within(summary).getByRole("link").textContent).toBe("Skriv vilket företag det gäller");
    await userEvent.type(screen.getByRole("textbox", { name: "Företag" }), "Exempel AB");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("keeps the page and says why when the server could not store it", async () => {
    answer({ message: "Vi kunde inte spara.", errors: {} });
    render(<ContactForm words={contactWords()} start={start({ values: contactValues() })} />);
    await send();
    expect((await screen.findByRole("alert")).textContent).toBe("Vi kunde inte spara.");
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Företag" }).value).toBe("Exempel & Söner AB");
  });

  it.each([
    [413, "too-large"],
    [429, "limit"],
    [502, "fault"],
    [400, "cut-off"],
  ] as const)("says what an answer %i means that a proxy has given in its own words", async (status, problem) => {
    render(<ContactForm words={contactWords()} start={start({ values: contactValues() })} />);
    vi.mocked(postForm).mockResolvedValueOnce({ status, text: "<html><h1>Nej</h1></html>" });
    await send();
    expect((await screen.findByRole("alert")).textContent).toBe(problemText(problem, "kontakt@exempel.se"));
  });

  it("keeps the page and says why when there is no answer at all", async () => {
    vi.mocked(postForm).mockRejectedValueOnce(new Error("no answer"));
    render(<ContactForm words={contactWords()} start={start({ values: contactValues() })} />);
    await send();
    expect((await screen.findByRole("alert")).textContent).toMatch(/^Vi nådde inte servern/);
  });

  it("sends once however often the button is pressed", async () => {
    vi.mocked(postForm).mockImplementation(() => new Promise(() => {}));
    render(<ContactForm words={contactWords()} start={start({ values: contactValues() })} />);
    await send();
    await userEvent.click(screen.getByRole("button", { name: "Skickar …" }));
    expect(postForm).toHaveBeenCalledTimes(1);
  });
});
