interface ProfileProgressProps {
  titles: readonly string[];
  /** From 1; one more than there are titles when all is answered. */
  current: number;
}

/** How far the reader has come, on the line. */
export function ProfileProgress({ titles, current }: ProfileProgressProps) {
  return (
    <ol className="no-print grid pb-10 sm:auto-cols-fr sm:grid-flow-col">
      {titles.map((title, index) => {
        const here = index + 1 === current;
        return (
          <li key={title} aria-current={here ? "step" : undefined} className="flex items-center gap-3 sm:block">
            <svg className="h-7 w-7 shrink-0 overflow-visible sm:w-full" aria-hidden="true">
              {index < titles.length - 1 && (
                <line
                  x1="12"
                  x2="100%"
                  y1="14"
                  y2="14"
                  strokeWidth="5"
                  className={`hidden sm:block ${index + 1 < current ? "stroke-gran" : "stroke-line"}`}
                />
              )}
              <circle
                cx="12"
                cy="14"
                r={here ? 12 : 8}
                strokeWidth="5"
                className={
                  here
                    ? "fill-hjortron stroke-hjortron"
                    : `fill-paper ${index + 1 < current ? "stroke-gran" : "stroke-edge"}`
                }
              />
            </svg>
            <span className={here ? "font-semibold" : "text-soft"}>
              <span className="sr-only">
                Steg {index + 1} av {titles.length}:{" "}
              </span>
              {title}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
