import { type InboxLine, type InboxPage, statusNames } from "#lib/staff/inbox.ts";
import { foundBy, withQuery } from "#lib/staff/inbox-search.ts";
import { formatTime, kindNames } from "./words.ts";

function Line({ line, search }: { line: InboxLine; search: ReadonlyMap<string, string> }) {
  const { reference, kind, status, unread, at, name, about } = line;
  return (
    <li className="border-line relative flex flex-wrap gap-x-4 border-b py-3 sm:grid sm:items-baseline sm:gap-x-6 sm:grid-cols-[minmax(0,1fr)_9rem_7rem_11rem]">
      <a
        href={withQuery(`/personal/lead/${reference}`, foundBy(search))}
        className={`decoration-hjortron inline-flex min-h-8 basis-full flex-wrap items-baseline gap-x-3 after:absolute after:inset-0 hover:underline ${unread ? "font-semibold" : ""}`}
      >
        {unread && (
          <span className="text-gran text-xs">
            <svg viewBox="0 0 10 10" width="10" height="10" className="fill-hjortron mr-1 inline" aria-hidden="true">
              <circle cx="5" cy="5" r="5" />
            </svg>
            Oläst
          </span>
        )}
        <span className="[overflow-wrap:anywhere]">{name || reference}</span>
        {about && <span className="text-soft font-normal [overflow-wrap:anywhere]">{about}</span>}
      </a>
      <span className="text-soft text-sm">{kindNames[kind]}</span>
      <span className="text-soft text-sm">{statusNames[status]}</span>
      <time dateTime={at} className="text-soft text-sm">
        {formatTime(at)}
      </time>
    </li>
  );
}

/** A page of the inbox, the newest first. */
export function InboxList({ page: { lines, next }, search }: { page: InboxPage; search: ReadonlyMap<string, string> }) {
  if (lines.length === 0) {
    return (
      <p className="mt-8 max-w-text text-lg">
        {search.size === 0
          ? "Här är tomt än så länge. Förfrågningar och bekräftade kandidater visas här så snart de kommer."
          : "Inget stämmer med det du söker. Ta bort ett val eller ett ord."}
      </p>
    );
  }
  return (
    <>
      <ol className="border-ink mt-6 border-t-4">
        {lines.map((line) => (
          <Line key={line.reference} line={line} search={search} />
        ))}
      </ol>
      {next !== undefined && (
        <a className="onward mt-4" href={withQuery("/personal", new Map(search).set("fore", String(next)))}>
          Äldre
        </a>
      )}
    </>
  );
}
