import { typesetTree } from "./typography.ts";

/** The plugin by which @next/mdx sets the texts of a page: lib/build/next-config.ts names this file, and wants a default export. */
export default function remarkTypography() {
  return typesetTree;
}
