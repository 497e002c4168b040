import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LeadView } from "#components/staff/lead-view.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { openLead } from "#lib/staff/lead.ts";
import { signedIn } from "../../signed-in.ts";

export const metadata: Metadata = { title: "Inkorg", robots: { index: false }, referrer: "same-origin" };

export default async function Page({ params }: PageProps<"/personal/lead/[referens]">) {
  const staff = await signedIn();
  const lead = await openLead((await params).referens, staff);
  if (!lead) notFound();
  return (
    <StaffShell staff={staff}>
      <LeadView lead={lead} />
    </StaffShell>
  );
}
