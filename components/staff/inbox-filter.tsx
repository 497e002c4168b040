import type { InboxFilter as Filter } from "#lib/staff/filters.ts";

/** Words and choices by which the inbox is narrowed. An address, so that it can be kept; works without script. */
export function InboxFilter({ filters, given }: { filters: readonly Filter[]; given: ReadonlyMap<string, string> }) {
  const narrowed = filters.some(({ name }) => given.get(name)) || Boolean(given.get("q"));
  return (
    <search>
      <form
        action="/personal"
        className="border-line mt-6 grid gap-x-4 gap-y-4 border-y py-5 sm:grid-cols-2 lg:grid-cols-4"
      >
        <label className="block">
          <span className="block text-sm font-semibold">Sök i allt, även CV</span>
          <input
            name="q"
            type="search"
            defaultValue={given.get("q")}
            maxLength={200}
            autoComplete="off"
            className="border-edge bg-sheet mt-1 min-h-11 w-full border px-3"
          />
        </label>
        {filters.map(({ name, label, options }) => (
          <label key={name} className="block">
            <span className="block text-sm font-semibold">{label}</span>
            <select
              name={name}
              defaultValue={given.get(name) ?? ""}
              className="border-edge bg-sheet mt-1 min-h-11 w-full border px-3"
            >
              <option value="">Alla</option>
              {options.map(({ value, label: text }) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
        <div className="flex flex-wrap items-center gap-x-6 sm:col-span-2 lg:col-span-4">
          <button type="submit" className="button">
            Visa
          </button>
          {narrowed && (
            <a className="link inline-flex min-h-11 items-center" href="/personal">
              Visa allt
            </a>
          )}
        </div>
      </form>
    </search>
  );
}
