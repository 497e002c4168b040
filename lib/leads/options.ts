import type { Option } from "#lib/forms/field.ts";

/** The agency's four services, as the forms offer them. The values are the services' addresses under /tjanster. */
export const services = [
  { value: "rekrytering", label: "Rekrytering" },
  { value: "executive-search", label: "Executive search" },
  { value: "konsultuthyrning", label: "Konsultuthyrning" },
  { value: "interim-management", label: "Interim management" },
] as const satisfies readonly Option[];

/** The six directions that a search for an E-commerce manager may take. */
export const profileTypes = [
  { value: "tillvaxt", label: "Tillväxt" },
  { value: "lonsamhet", label: "Lönsamhet" },
  { value: "plattformslyft", label: "Plattformslyft" },
  { value: "omnikanal", label: "Omnikanal" },
  { value: "crm-retention", label: "CRM och retention" },
  { value: "grundstruktur", label: "Grundstruktur" },
] as const satisfies readonly Option[];

export const workModes = [
  { value: "pa-plats", label: "På plats" },
  { value: "hybrid", label: "Hybrid" },
  { value: "distans", label: "På distans" },
] as const satisfies readonly Option[];
