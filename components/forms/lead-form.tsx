"use client";

import { type FormEvent, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import * as z from "zod/mini";
import { cvProblemTexts } from "#lib/cv/problems.ts";
import { type ControlField, TRAP_FIELD } from "#lib/forms/control.ts";
import {
  checkValues,
  type FormErrors,
  type FormValues,
  formFields,
  type LeadForm,
  postPath,
  valuesFrom,
} from "#lib/forms/form.ts";
import type { FormStart } from "#lib/forms/form-start.ts";
import { type FormProblem, problemText } from "#lib/forms/problems.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { FileInput } from "./file-input.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { postForm } from "./post-form.ts";

const answerSchema = z.union([
  z.object({ location: z.string() }),
  z.object({
    message: z.string(),
    errors: z.record(z.string(), z.string()),
    // The mark for the next try, where the server gives one.
    formToken: z.optional(z.string()),
    challenge: z.optional(z.string()),
  }),
]);

/** Whether a file that was chosen can still be read: it may have been moved, or taken back by its cloud, since. */
async function isReadable(file: FormDataEntryValue | null): Promise<boolean> {
  // Without a name: none was chosen.
  if (!(file instanceof File) || file.name === "") return true;
  // The whole of it: a part of a file that is gone is read as empty, without an error.
  return file.arrayBuffer().then(
    () => true,
    () => false,
  );
}

/** What to say of an answer that is not the form's own: from a proxy, or from what stands before the form. */
function problemOf(status: number): FormProblem {
  if (status === 413) return "too-large";
  if (status === 429) return "limit";
  return status >= 500 ? "fault" : "cut-off";
}

/**
 * Sends the form as a browser would, but asks for JSON, so that a fault leaves the page and its words in place.
 * @throws when there is no answer
 */
async function send(form: LeadForm, data: FormData, onProgress: (share: number) => void) {
  const { status, text } = await postForm(postPath(form), data, onProgress);
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch {
    return { problem: problemOf(status) };
  }
}

/** Resolves when the page that was left is shown again, as it was. */
const shownAgain = () => new Promise((resolve) => addEventListener("pageshow", resolve, { once: true }));

function reactHookErrors(errors: FormErrors) {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: "schema", message }]));
}

/**
 * A form drawn from its schema. Without JavaScript it is posted as it stands; with it, the same schema checks the
 * fields before they are sent, an error goes as soon as it is mended, and the page stays when something is wrong.
 */
export function LeadFormView({ form, start }: { form: LeadForm; start: FormStart }) {
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [notice, setNotice] = useState(start.notice);
  const [attempts, setAttempts] = useState(0);
  const [controls, setControls] = useState<Record<ControlField, string>>({
    formToken: start.formToken,
    draft: start.draft,
    lank: start.link,
    proof: "",
  });
  const [challenge, setChallenge] = useState(start.challenge);
  /** How much of the form has been sent, 0 to 1. */
  const [progress, setProgress] = useState(0);

  // One object for the life of the form: another one would put these errors back in place of newer ones.
  const [sentBack] = useState(() => reactHookErrors(start.errors));
  const { register, handleSubmit, setError, clearErrors, formState } = useForm<FormValues>({
    // Not when a field is left: an error that appears then moves the button away from under the click that left it.
    mode: "onSubmit",
    errors: sentBack,
    shouldFocusError: false,
    resolver: () => {
      const current = element.current ? valuesFrom(form, new FormData(element.current)) : {};
      const checked = checkValues(form, current);
      return checked.valid
        ? { values: checked.values, errors: {} }
        : { values: {}, errors: reactHookErrors(checked.errors) };
    },
  });

  // The page holds the answers, and holds them before this script comes. With a reference to a field the library
  // writes to it, and takes away the choice that someone made first.
  function listen(name: string) {
    const { ref: _field, ...listeners } = register(name);
    return listeners;
  }

  const errors: FormErrors = {};
  for (const name of form.sections.flatMap((section) => section.fields)) {
    const message = formState.errors[name]?.message;
    if (typeof message === "string") errors[name] = message;
  }

  useEffect(() => {
    if (window.location.hash === "#fel") summary.current?.focus();
  }, []);
  // The errors reach the page a moment after the attempt that found them: focus waits until the summary is there.
  const focusedFor = useRef(0);
  useEffect(() => {
    if (attempts === focusedFor.current || !summary.current) return;
    focusedFor.current = attempts;
    summary.current.focus();
  });

  /** Says beside the file what is wrong with it, where it needs not be sent for that. */
  async function refuseFile(data: FormData): Promise<boolean> {
    const field = form.file;
    if (!field) return false;
    const file = data.get(field.name);
    if (file instanceof File && file.size > field.maxBytes) {
      setError(field.name, { type: "browser", message: cvProblemTexts["too-large"] });
    } else if (!(await isReadable(file))) {
      const input = element.current?.elements.namedItem(field.name);
      if (input instanceof HTMLInputElement) input.value = "";
      setError(field.name, { type: "browser", message: problemText("moved", start.agencyEmail) });
    } else return false;
    setAttempts((count) => count + 1);
    return true;
  }

  async function submit() {
    if (!element.current) return;
    try {
      const data = new FormData(element.current);
      if (await refuseFile(data)) return;
      // Loaded only where the task is switched on.
      if (challenge) data.set("proof", await (await import("./solve-challenge.ts")).solve(challenge));
      const answer = await send(form, data, setProgress);
      if ("location" in answer) {
        window.location.assign(answer.location);
        // The button stays as it is until the next page is here: a second press would send nothing new.
        await shownAgain();
        return;
      }
      if ("problem" in answer) {
        setNotice(problemText(answer.problem, start.agencyEmail));
        setAttempts((count) => count + 1);
        return;
      }
      for (const [name, message] of Object.entries(answer.errors)) setError(name, { type: "server", message });
      setNotice(answer.message);
      // The next try has a mark of its own, and what a program filled in is emptied.
      if (answer.formToken) setControls((old) => ({ ...old, formToken: answer.formToken ?? "" }));
      if (answer.challenge !== undefined) setChallenge(answer.challenge);
      const trap = element.current.elements.namedItem(TRAP_FIELD);
      if (trap instanceof HTMLInputElement) trap.value = "";
    } catch {
      setNotice(problemText("offline", start.agencyEmail));
    }
    setAttempts((count) => count + 1);
  }

  function onSubmit(event: FormEvent) {
    if (formState.isSubmitting) {
      event.preventDefault();
      return;
    }
    setNotice("");
    void handleSubmit(submit, () => setAttempts((count) => count + 1))(event);
  }

  const fields = new Map(formFields(form).map(({ name, info }) => [name, info]));
  return (
    <form
      ref={element}
      method="post"
      action={postPath(form)}
      encType={form.file ? "multipart/form-data" : undefined}
      noValidate
      onSubmit={onSubmit}
    >
      <ErrorSummary notice={notice} errors={attempts > 0 || start.notice ? errors : {}} ref={summary} />
      <HiddenFields fields={controls} />
      {/* A field that people neither see nor reach, and that programs like to fill in. */}
      <div aria-hidden="true" className="absolute -left-[100vw]">
        <label htmlFor={TRAP_FIELD}>Lämna tomt</label>
        <input id={TRAP_FIELD} name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
      </div>
      <div className="border-line ml-2 border-l-4">
        {form.sections.map((section) => (
          <section key={section.title} aria-label={section.title} className="station relative pb-12 pl-7 md:pl-10">
            <svg viewBox="0 0 24 24" width="24" height="24" className="absolute top-1 -left-3.5" aria-hidden="true">
              <circle
                cx="12"
                cy="12"
                r="8"
                className="station-dot fill-paper stroke-edge transition-colors"
                strokeWidth="4"
              />
            </svg>
            <h2 className="text-2xl">{section.title}</h2>
            <div className="mt-5 stack-7">
              {section.fields.map((name) => {
                if (name === form.file?.name) {
                  return (
                    <FileInput
                      key={name}
                      field={form.file}
                      present={start.file}
                      error={errors[name]}
                      onChange={() => clearErrors(name)}
                    />
                  );
                }
                const info = fields.get(name);
                return (
                  info && (
                    <Field
                      key={name}
                      name={name}
                      info={info}
                      value={start.values[name] ?? ""}
                      error={errors[name]}
                      listen={listen}
                    />
                  )
                );
              })}
            </div>
          </section>
        ))}
      </div>
      <button type="submit" className="button" aria-disabled={formState.isSubmitting || undefined}>
        {formState.isSubmitting ? "Skickar …" : form.submit}
      </button>
      {formState.isSubmitting && form.file && (
        <progress className="accent-gran mt-4 block w-full" value={progress} aria-label="Så mycket är skickat" />
      )}
    </form>
  );
}
