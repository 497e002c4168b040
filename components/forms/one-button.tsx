import type { ReactNode } from "react";

interface OneButtonProps {
  action: string;
  name: string;
  value: string;
  /** A link-like button for what is not the main thing on the page. */
  quiet?: boolean;
  children: ReactNode;
}

/** A form that is one button: what it does is done by POST, so that no program that follows links can set it off. */
export function OneButton({ action, name, value, quiet = false, children }: OneButtonProps) {
  return (
    <form method="post" action={action}>
      <input type="hidden" name={name} value={value} />
      <button type="submit" className={quiet ? "link min-h-11 cursor-pointer font-semibold" : "button"}>
        {children}
      </button>
    </form>
  );
}
