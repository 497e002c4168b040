"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";

const PAUSE_MS = 300;

const answered = (form: HTMLFormElement) =>
  [...form.elements].some(
    (field) =>
      (field instanceof HTMLInputElement && field.checked !== field.defaultChecked) ||
      ((field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) &&
        field.value !== field.defaultValue),
  );

/**
 * A GET form whose state is the address. Without JavaScript it is sent with its button; with it, the page follows as
 * the reader types: the server draws it anew, so that there is one set of rules.
 */
export function LiveForm({ action, children }: { action: string; children: ReactNode }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  function update() {
    if (!form.current) return;
    const entries = [...new FormData(form.current)].map(([name, value]) => [name, String(value)]);
    router.replace(`${action}?${new URLSearchParams(entries)}`, { scroll: false });
  }

  function updateSoon() {
    clearTimeout(timer.current);
    timer.current = setTimeout(update, PAUSE_MS);
  }

  // The first answer is what brings this script here: it was given before anyone listened.
  useEffect(() => {
    if (form.current && answered(form.current)) updateSoon();
  }, []);

  return (
    <form
      ref={form}
      method="get"
      action={action}
      noValidate
      onChange={updateSoon}
      onSubmit={() => clearTimeout(timer.current)}
    >
      {children}
    </form>
  );
}
