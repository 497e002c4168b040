/** The agency's mark: the customer journey's line with the handover in the middle. */
export function Mark() {
  return (
    <svg viewBox="0 0 44 14" width="44" height="14" aria-hidden="true">
      <path d="M1 7h16" className="stroke-fjord" strokeWidth="3" />
      <path d="M27 7h16" className="stroke-gran" strokeWidth="3" />
      <circle cx="22" cy="7" r="6.5" className="fill-hjortron" />
    </svg>
  );
}
