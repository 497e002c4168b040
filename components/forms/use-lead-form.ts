import { type FormEvent, useEffect, useRef, useState } from "react";
import { useForm } from "react-hook-form";
import { type ControlField, TRAP_FIELD } from "#lib/forms/control.ts";
import { checkValues, type FormErrors, type FormValues, type LeadForm, valuesFrom } from "#lib/forms/form.ts";
import type { FormStart } from "#lib/forms/form-start.ts";
import { problemText } from "#lib/forms/problems.ts";
import { fileProblem } from "./chosen-file.ts";
import { sendForm } from "./send-form.ts";

/** Resolves when the page that was left is shown again, as it was. */
const shownAgain = () => new Promise((resolve) => addEventListener("pageshow", resolve, { once: true }));

function reactHookErrors(errors: FormErrors) {
  return Object.fromEntries(Object.entries(errors).map(([name, message]) => [name, { type: "schema", message }]));
}

/**
 * What a form knows and does in the browser: its fields are checked by the same schema before they are sent, an error
 * goes as soon as it is mended, and the page stays when something is wrong.
 */
export function useLeadForm(form: LeadForm, start: FormStart) {
  const element = useRef<HTMLFormElement>(null);
  const summary = useRef<HTMLDivElement>(null);
  const [notice, setNotice] = useState(start.notice);
  const [attempts, setAttempts] = useState(0);
  const [controls, setControls] = useState<Record<ControlField, string>>({
    formToken: start.formToken,
    draft: start.draft,
    attached: start.attached,
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

  /** @returns whether the chosen file is none that can be sent; it is then told why */
  async function refuseFile(): Promise<boolean> {
    if (!element.current || !form.file) return false;
    const wrong = await fileProblem(form.file, new FormData(element.current));
    if (!wrong) return false;
    // The next try goes without it, or with another.
    const input = element.current.elements.namedItem(form.file.name);
    if (input instanceof HTMLInputElement) input.value = "";
    setError(form.file.name, { type: "browser", message: wrong });
    return true;
  }

  /** @returns whether the form was taken; otherwise it is told why not */
  async function send(): Promise<boolean> {
    if (!element.current) return false;
    try {
      const data = new FormData(element.current);
      if (await refuseFile()) return false;
      // Loaded only where the task is switched on.
      if (challenge) data.set("proof", await (await import("./solve-challenge.ts")).solve(challenge));
      const answer = await sendForm(form, data, setProgress);
      if ("location" in answer) {
        window.location.assign(answer.location);
        // The button stays as it is until the next page is here: a second press would send nothing new.
        await shownAgain();
        return true;
      }
      if ("problem" in answer) {
        setNotice(problemText(answer.problem, start.agencyEmail));
        return false;
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
    return false;
  }

  function onSubmit(event: FormEvent) {
    if (formState.isSubmitting) {
      event.preventDefault();
      return;
    }
    setNotice("");
    const failed = () => setAttempts((count) => count + 1);
    void handleSubmit(
      async () => {
        if (!(await send())) failed();
      },
      async () => {
        // What is wrong is told all at once.
        await refuseFile();
        failed();
      },
    )(event);
  }

  return {
    element,
    summary,
    notice,
    /** What is told in the summary: nothing before the first attempt, but what the form was sent back with. */
    told: attempts > 0 || start.notice ? errors : {},
    errors,
    controls,
    progress,
    isSubmitting: formState.isSubmitting,
    listen,
    clearErrors,
    onSubmit,
  };
}
