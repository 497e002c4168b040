/** A question to the whole site; works as an address, without script. */
export function SearchForm({ question }: { question: string }) {
  return (
    <search>
      <form action="/sok" className="flex max-w-text flex-wrap gap-3">
        <label htmlFor="q" className="w-full font-semibold">
          Vad letar du efter?
        </label>
        <input
          id="q"
          name="q"
          type="search"
          defaultValue={question}
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          className="border-edge bg-sheet min-h-12 min-w-0 flex-1 border px-3 py-2.5"
        />
        <button type="submit" className="button">
          Sök
        </button>
      </form>
    </search>
  );
}
