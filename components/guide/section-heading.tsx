import type { ComponentProps } from "react";
import { HeadingText } from "#components/layout/heading-text.tsx";

/** What `##` in a text becomes. */
export function SectionHeading({ children, ...rest }: ComponentProps<"h2">) {
  return <h2 {...rest}>{typeof children === "string" ? <HeadingText text={children} /> : children}</h2>;
}
