import { HANDOVER_SIDE } from "#lib/content/front-matter.ts";
import { type Role, roleOf } from "#lib/content/roles.ts";

type Color = Role["color"];

/** A role's colour in what is drawn and written about it. Whole class names, since styles are made of what stands here. */
export const roleText: Record<Color, string> = { gran: "text-gran", fjord: "text-fjord", ink: "text-ink" };
export const roleBorder: Record<Color, string> = { gran: "border-gran", fjord: "border-fjord", ink: "border-ink" };
export const roleStroke: Record<Color, string> = { gran: "stroke-gran", fjord: "stroke-fjord", ink: "stroke-ink" };

/** The colour over a guide: its role's, or the handover's. */
export function sideBorder(side: string): string {
  if (side === HANDOVER_SIDE) return "border-hjortron";
  return roleBorder[roleOf(side)?.color ?? "ink"];
}
