import type { ComponentProps } from "react";
import { softHyphens } from "#lib/content/soft-hyphens.ts";

/** What `##` in a text becomes. */
export function SectionHeading({ children, ...rest }: ComponentProps<"h2">) {
  return <h2 {...rest}>{typeof children === "string" ? softHyphens(children) : children}</h2>;
}
