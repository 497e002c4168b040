import { type ReactNode, useId } from "react";

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
  const id = useId();
  return (
    <form method="post" action={action} aria-labelledby={id}>
      <input type="hidden" name={name} value={value} />
      <button id={id} type="submit" className={quiet ? "link min-h-11 cursor-pointer font-semibold" : "button"}>
        {children}
      </button>
    </form>
  );
}
