import type { Option } from "#lib/forms/field.ts";

export const workModes = [
  { value: "pa-plats", label: "På plats" },
  { value: "hybrid", label: "Hybrid" },
  { value: "distans", label: "På distans" },
] as const satisfies readonly Option[];
