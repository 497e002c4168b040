"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";

const PAUSE_MS = 300;

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

  return (
    <form
      ref={form}
      method="get"
      action={action}
      noValidate
      onChange={() => {
        clearTimeout(timer.current);
        timer.current = setTimeout(update, PAUSE_MS);
      }}
      onSubmit={() => clearTimeout(timer.current)}
    >
      {children}
    </form>
  );
}
