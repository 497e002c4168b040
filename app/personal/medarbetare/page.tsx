import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { StaffList } from "#components/staff/staff-list.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { listStaff } from "#lib/staff/accounts.ts";
import { pendingInvitations } from "#lib/staff/invitations.ts";
import { signedIn } from "../signed-in.ts";

export const metadata: Metadata = { title: "Medarbetare", robots: { index: false } };

export default async function Page() {
  const staff = await signedIn("/personal/medarbetare");
  if (staff.role !== "administrator") notFound();
  return (
    <StaffShell staff={staff}>
      <h1 id="titel" className="text-4xl">
        Medarbetare
      </h1>
      <StaffList staff={await listStaff()} invited={await pendingInvitations()} self={staff.id} />
    </StaffShell>
  );
}
