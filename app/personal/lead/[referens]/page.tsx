import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Done } from "#components/staff/done.tsx";
import { LeadView } from "#components/staff/lead-view.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { doneTexts } from "#components/staff/words.ts";
import { queryMap } from "#lib/http/query.ts";
import { searchBefore, withQuery } from "#lib/staff/inbox-search.ts";
import { openLead } from "#lib/staff/lead.ts";
import { signedIn } from "../../signed-in.ts";

/** The reference alone: titles stay in the browser's history. */
export async function generateMetadata({ params }: PageProps<"/personal/lead/[referens]">): Promise<Metadata> {
  return { title: (await params).referens, robots: { index: false }, referrer: "same-origin" };
}

export default async function Page({ params, searchParams }: PageProps<"/personal/lead/[referens]">) {
  const { referens } = await params;
  const given = queryMap(await searchParams);
  const search = searchBefore(given);
  const staff = await signedIn(`/personal/lead/${referens}`);
  const lead = await openLead(referens, staff);
  if (!lead) redirect(withQuery("/personal", [["saknas", referens], ...search]));
  return (
    <StaffShell staff={staff}>
      <Done text={doneTexts.get(given.get("klart"))} />
      <LeadView lead={lead} search={search} />
    </StaffShell>
  );
}
