import { leaders, type Station, stations } from "#lib/content/journey.ts";
import { softHyphens } from "#lib/content/soft-hyphens.ts";

const sideStroke = { digital: "stroke-fjord", overlamning: "stroke-hjortron", ehandel: "stroke-gran" } as const;
const sideText = { digital: "text-fjord", overlamning: "text-ink", ehandel: "text-gran" } as const;

const share = (index: number) => `${(index * 100) / stations.length}%`;

function Dot({
  station,
  marked,
  ...at
}: {
  station: Station;
  marked: boolean;
  cx: string | number;
  cy: string | number;
}) {
  if (station.leads === "overlamning") return <circle {...at} r="15" className="fill-hjortron" />;
  return (
    <circle
      {...at}
      r={marked ? 12 : 8}
      className={`${sideStroke[station.leads]} ${marked ? "fill-current" : "fill-paper"} ${sideText[station.leads]}`}
      strokeWidth="5"
    />
  );
}

/** The line drawn along one axis. Percentages place the stations, so that it fits any width. */
function Line({ vertical, marked }: { vertical: boolean; marked: Station["id"] | undefined }) {
  const along = (start: string, end: string) =>
    vertical ? { x1: 0, x2: 0, y1: start, y2: end } : { x1: start, x2: end, y1: 0, y2: 0 };
  const handover = stations.findIndex((station) => station.leads === "overlamning");
  return (
    <>
      <line {...along("0%", share(handover))} className="stroke-fjord" strokeWidth="5" />
      <line {...along(share(handover), share(stations.length - 1))} className="stroke-gran" strokeWidth="5" />
      {stations.map((station, index) => (
        <Dot
          key={station.id}
          station={station}
          marked={station.id === marked}
          cx={vertical ? 0 : share(index)}
          cy={vertical ? share(index) : 0}
        />
      ))}
    </>
  );
}

/** The way back from repeat purchase to choice: a customer who returns skips the click. */
function ReturnArc() {
  return (
    <svg
      aria-hidden="true"
      x="50%"
      y="-44"
      width="33.333%"
      height="44"
      viewBox="0 0 100 44"
      preserveAspectRatio="none"
      overflow="visible"
    >
      <path
        d="M100 34C100 -4 0 -4 0 30"
        fill="none"
        className="stroke-gran"
        strokeWidth="3"
        strokeDasharray="1 7"
        strokeLinecap="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}

/**
 * The customer journey with its six stations: who leads where, and what each station is measured by. It lies down where
 * its own room, not the window, is wide enough for six columns.
 */
export function JourneyLine({ marked }: { marked?: Station["id"] | undefined }) {
  return (
    <figure className="@container my-10 md:my-14">
      <figcaption className="sr-only">
        Kundresan: {leaders.digital} leder fram till landningen, {leaders.ehandel} från landningen och framåt. En kund
        som återkommer går direkt till att välja.
      </figcaption>
      <div aria-hidden="true" className="mb-12 hidden text-sm font-semibold @3xl:grid @3xl:grid-cols-6">
        <span className="text-fjord col-span-2">{leaders.digital} leder</span>
        <span className="text-gran col-span-4">{leaders.ehandel} leder</span>
      </div>
      <div className="relative">
        <svg aria-hidden="true" className="absolute hidden h-8 w-full overflow-visible @3xl:block">
          <svg x="15" y="16" overflow="visible" aria-hidden="true">
            <ReturnArc />
            <Line vertical={false} marked={marked} />
          </svg>
        </svg>
        <svg aria-hidden="true" className="absolute h-full w-8 overflow-visible @3xl:hidden">
          <svg x="16" y="16" overflow="visible" aria-hidden="true">
            <Line vertical marked={marked} />
          </svg>
        </svg>
        <ol className="grid auto-rows-fr pl-14 @3xl:grid-cols-6 @3xl:pt-11 @3xl:pl-1">
          {stations.map((station, index) => (
            <li key={station.id} className="relative pb-4 leading-tight @3xl:pr-3 @3xl:pb-0">
              <span className="block font-semibold @3xl:text-lg">{station.name}</span>
              <span className="text-soft block text-sm @3xl:mt-1">{softHyphens(station.short)}</span>
              <span className="sr-only">, leds av {leaders[station.leads]}</span>
              {(index === 0 || index === 3) && (
                <span
                  aria-hidden="true"
                  className={`absolute top-0 right-0 w-2/5 text-sm font-semibold @3xl:hidden ${sideText[station.leads]}`}
                >
                  {leaders[station.leads]} leder
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
