import type { Metadata } from "next";
import { Done } from "#components/staff/done.tsx";
import { InboxFilter } from "#components/staff/inbox-filter.tsx";
import { InboxList } from "#components/staff/inbox-list.tsx";
import { StaffShell } from "#components/staff/staff-shell.tsx";
import { queryMap } from "#lib/http/query.ts";
import { isReference } from "#lib/leads/reference.ts";
import { inboxFilters } from "#lib/staff/filters.ts";
import { type InboxQuery, inboxPage, unreadCount } from "#lib/staff/inbox.ts";
import { searchIn } from "#lib/staff/inbox-search.ts";
import { signedIn } from "./signed-in.ts";

export const metadata: Metadata = { title: "Inkorg", robots: { index: false } };

/** What the address asks for. */
function queryOf(given: ReadonlyMap<string, string>): InboxQuery {
  const before = Number(given.get("fore"));
  const filters = Object.fromEntries(inboxFilters().map(({ name }) => [name, given.get(name) ?? ""]));
  return {
    words: given.get("q") ?? "",
    place: given.get("ort"),
    filters,
    before: Number.isSafeInteger(before) && before > 0 ? before : undefined,
  };
}

/** What is said of a lead that is not here any more. */
function goneText(given: ReadonlyMap<string, string>): string | undefined {
  const [erased = "", missing = ""] = [given.get("raderad"), given.get("saknas")];
  if (isReference(erased)) return `${erased} är raderad.`;
  return isReference(missing) ? `${missing} finns inte, eller är raderad.` : undefined;
}

function unreadText(count: number): string {
  if (count === 0) return "Allt är läst.";
  if (count >= 1000) return "1\u00a0000 olästa eller fler";
  return `${count}\u00a0${count === 1 ? "oläst" : "olästa"}`;
}

export default async function Page({ searchParams }: PageProps<"/personal">) {
  const staff = await signedIn();
  const given = queryMap(await searchParams);
  const search = searchIn(given);
  const [page, unread] = await Promise.all([inboxPage(queryOf(search)), unreadCount()]);
  return (
    <StaffShell staff={staff}>
      <Done text={goneText(given)} />
      <h1 id="titel" className="text-4xl">
        Inkorg
      </h1>
      <p className="text-soft mt-2">{unreadText(unread)}</p>
      <InboxFilter filters={inboxFilters()} given={search} />
      <InboxList page={page} search={search} />
    </StaffShell>
  );
}
