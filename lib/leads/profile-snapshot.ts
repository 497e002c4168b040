import * as z from "zod";
import { documentTexts, profileOf } from "#lib/content/profiles.ts";
import { toolTexts } from "#lib/content/tools.ts";
import { profileParts } from "#lib/profile/document.ts";
import { buildProfile } from "#lib/profile/profile.ts";

const partSchema = z.object({
  heading: z.string(),
  paragraphs: z.array(z.string()).optional(),
  items: z.array(z.string()).optional(),
  numbered: z.boolean().optional(),
  table: z.array(z.array(z.string())).optional(),
});

export const profileSnapshotSchema = z.object({
  /** The query of its address when it was sent. */
  query: z.string(),
  title: z.string(),
  lead: z.string(),
  answers: z.array(z.object({ question: z.string(), answer: z.string() })),
  /** The whole document. */
  parts: z.array(partSchema),
});

/** A requirement profile as it was when it was sent: a change in questions or rules changes no stored request. */
export type ProfileSnapshot = z.infer<typeof profileSnapshotSchema>;

/**
 * The profile that an address leads to today, to be kept.
 * @param query of an address under /verktyg/kravprofil
 * @returns undefined when it holds no answer
 */
export function takeSnapshot(query: string): ProfileSnapshot | undefined {
  const given = new Map(new URLSearchParams(query));
  const data = profileOf(given.get("roll") ?? toolTexts().profileOfOldAddresses);
  const profile = data && buildProfile(data, given, given.get("krav"));
  if (!profile) return undefined;
  // Through the schema, so that what is written is what can be read.
  return profileSnapshotSchema.parse({
    query,
    title: profile.direction.headline,
    lead: profile.direction.summary,
    answers: profile.contributions.map(({ question, answer }) => ({ question, answer })),
    parts: profileParts(profile, documentTexts()),
  });
}
