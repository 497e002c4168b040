interface BarsProps {
  rows: readonly { name: string; value: number; text: string }[];
  /** Draws the first row in the colour of what asks for action. */
  markFirst?: boolean;
}

/** Named values as bars, each with its value in words beside it. */
export function Bars({ rows, markFirst = false }: BarsProps) {
  const largest = Math.max(...rows.map(({ value }) => value), 1);
  return (
    <ul className="@container">
      {rows.map(({ name, value, text }, index) => (
        <li
          key={name}
          className="grid grid-cols-[1fr_3.5rem] items-center gap-x-4 py-1.5 @md:grid-cols-[11rem_1fr_3.5rem]"
        >
          <span className="col-span-2 leading-snug @md:col-span-1">{name}</span>
          <svg className="h-4 w-full" aria-hidden="true">
            <rect
              width={`${(value / largest) * 100}%`}
              height="16"
              className={markFirst && index === 0 ? "fill-hjortron" : "fill-gran"}
            />
          </svg>
          <span className="text-right font-semibold tabular-nums">{text}</span>
        </li>
      ))}
    </ul>
  );
}
