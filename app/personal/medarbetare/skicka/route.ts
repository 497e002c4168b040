import { seeOther } from "#lib/forms/buttons.ts";
import { escapeHtml } from "#lib/http/escape-html.ts";
import { plainPage, plainResponse } from "#lib/http/plain-page.ts";
import { removeStaff } from "#lib/staff/accounts.ts";
import { invitationAddress, invite, invitedSchema, withdrawInvitation } from "#lib/staff/invitations.ts";
import { receiveStaff } from "#lib/staff/receive.ts";

const PAGE = "/personal/medarbetare";

/** Invites a person, or takes one's way in away. For administrators. */
export async function POST(request: Request) {
  return receiveStaff(
    request,
    PAGE,
    async (staff, posted) => {
      const removed = posted.get("ta-bort");
      if (removed !== undefined) {
        await removeStaff(removed, staff);
        return seeOther(PAGE);
      }
      const withdrawn = posted.get("ta-tillbaka");
      if (withdrawn !== undefined) {
        await withdrawInvitation(withdrawn);
        return seeOther(PAGE);
      }
      const person = invitedSchema.safeParse({
        name: posted.get("namn"),
        email: posted.get("epost"),
        role: posted.get("roll"),
      });
      if (!person.success)
        return plainPage(
          422,
          "Inbjudan saknar något",
          "Skriv namn och en riktig e-postadress, och välj en roll.",
          PAGE,
          "Tillbaka",
        );
      const token = await invite(person.data, staff);
      if (!token) return seeOther(PAGE);
      const link = invitationAddress(token);
      return plainResponse(
        200,
        "Inbjudan är klar",
        `<p>Ge länken till ${escapeHtml(person.data.name)}. Den visas bara här, kan användas en gång och gäller i ett dygn.</p><p><code>${escapeHtml(link)}</code></p><p><a href="${PAGE}">Tillbaka</a></p>`,
      );
    },
    { role: "administrator" },
  );
}
