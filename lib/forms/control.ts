/**
 * What a form sends besides the visitor's own words. Defined once: every page that sends a form on, or back, carries
 * all of it.
 */
export const controlFields = ["formToken", "draft", "attached", "lank", "proof"] as const;
export type ControlField = (typeof controlFields)[number];
/** Missing is "". */
export type Controls = Record<ControlField, string>;

/** Filled in by programs only: people neither see nor reach it. */
export const TRAP_FIELD = "website";

/** Takes the control fields out of what was posted. */
export function readControls(entries: readonly (readonly [string, string])[]): Controls {
  const value = (name: ControlField) => entries.find(([key]) => key === name)?.[1] ?? "";
  return {
    formToken: value("formToken"),
    draft: value("draft"),
    attached: value("attached"),
    lank: value("lank"),
    proof: value("proof"),
  };
}
