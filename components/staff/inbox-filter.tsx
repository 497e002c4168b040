import type { InboxFilter as Filter } from "#lib/staff/filters.ts";

function Choice({ filter: { name, label, options }, chosen }: { filter: Filter; chosen: string }) {
  return (
    <label className="block">
      <span className="block text-sm font-semibold">{label}</span>
      <select name={name} defaultValue={chosen} className="border-edge bg-sheet mt-1 min-h-11 w-full border px-3">
        <option value="">Alla</option>
        {options.map(({ value, label: text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words and choices by which the inbox is narrowed. An address, so that it can be kept; works without script. */
export function InboxFilter({ filters, given }: { filters: readonly Filter[]; given: ReadonlyMap<string, string> }) {
  const chosen = filters.some(({ name }) => given.get(name)) || Boolean(given.get("ort"));
  return (
    <search>
      <form action="/personal" className="border-line mt-6 border-y py-5">
        <label htmlFor="q" className="block text-sm font-semibold">
          Sök i uppgifter och CV
        </label>
        <div className="mt-1 flex max-w-text flex-wrap items-center gap-3">
          <input
            id="q"
            name="q"
            type="search"
            defaultValue={given.get("q")}
            maxLength={200}
            autoComplete="off"
            className="border-edge bg-sheet min-h-12 min-w-0 flex-1 border px-3"
          />
          <button type="submit" className="button">
            Visa
          </button>
          {(chosen || given.get("q")) && (
            <a className="link inline-flex min-h-11 items-center" href="/personal">
              Visa allt
            </a>
          )}
        </div>
        <details open={chosen} aria-label="Fler sätt att välja" className="mt-2">
          <summary className="min-h-11 py-2 font-semibold">Välj typ, status, roll, ort med mera</summary>
          <div className="mt-2 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            {filters.map((filter) => (
              <Choice key={filter.name} filter={filter} chosen={given.get(filter.name) ?? ""} />
            ))}
            <label className="block">
              <span className="block text-sm font-semibold">Ort</span>
              <input
                name="ort"
                defaultValue={given.get("ort")}
                maxLength={100}
                autoComplete="off"
                className="border-edge bg-sheet mt-1 min-h-11 w-full border px-3"
              />
            </label>
          </div>
        </details>
      </form>
    </search>
  );
}
