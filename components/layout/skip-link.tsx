/** The first thing in a page's header: past it, to what the page is about. */
export function SkipLink() {
  return (
    <a
      href="#innehall"
      className="bg-ink text-paper absolute top-0 left-4 z-10 -translate-y-20 p-3 focus:translate-y-4"
    >
      Hoppa till innehållet
    </a>
  );
}
