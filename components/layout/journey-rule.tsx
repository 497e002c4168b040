/** The journey line as a divider: blue to the handover, green after it. */
export function JourneyRule() {
  return (
    <svg className="block h-4 w-full overflow-visible" aria-hidden="true">
      <line x1="0" x2="33%" y1="8" y2="8" className="stroke-fjord" strokeWidth="4" />
      <line x1="33%" x2="100%" y1="8" y2="8" className="stroke-gran" strokeWidth="4" />
      <circle cx="33%" cy="8" r="8" className="fill-hjortron" />
    </svg>
  );
}
