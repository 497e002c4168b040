import { HANDOVER, journeyParts, type Station, stations } from "#lib/content/journey.ts";
import type { Role } from "#lib/content/roles.ts";
import { softHyphens } from "#lib/content/soft-hyphens.ts";
import { listed } from "#lib/profile/listed.ts";
import { roleStroke, roleText } from "./role-colors.ts";

/** So many stations wide. Whole class names, since styles are made of what stands here. */
const SPANS: Readonly<Record<number, string>> = {
  2: "col-span-2",
  3: "col-span-3",
  4: "col-span-4",
  5: "col-span-5",
  6: "col-span-6",
};

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
  if (!station.leader) return <circle {...at} r="15" className="fill-hjortron" />;
  return (
    <circle
      {...at}
      r={marked ? 12 : 8}
      className={`${roleStroke[station.leader.color]} ${marked ? "fill-current" : "fill-paper"} ${roleText[station.leader.color]}`}
      strokeWidth="5"
    />
  );
}

/** The line drawn along one axis. Percentages place the stations, so that it fits any width. */
function Line({ vertical, marked }: { vertical: boolean; marked: string | undefined }) {
  const all = stations();
  const share = (index: number) => `${(index * 100) / all.length}%`;
  const along = (start: string, end: string) =>
    vertical ? { x1: 0, x2: 0, y1: start, y2: end } : { x1: start, x2: end, y1: 0, y2: 0 };
  return (
    <>
      {all.slice(1).map((station, index) => {
        const color = (all[index]?.leader ?? station.leader)?.color ?? "ink";
        return (
          <line
            key={station.id}
            {...along(share(index), share(index + 1))}
            className={roleStroke[color]}
            strokeWidth="5"
          />
        );
      })}
      {all.map((station, index) => (
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

/** Who leads where, for whoever does not see the line. */
function inWords(parts: ReturnType<typeof journeyParts>): string {
  const led = parts.map(({ role, stations: own }) => {
    const names = own.filter(({ leader }) => leader).map(({ name }) => name);
    return `${role.name} leder ${listed(names)}`;
  });
  const between = stations().filter(({ leader }) => !leader);
  const handover = between.map(({ name }) => ` ${name} är ${HANDOVER.toLowerCase()}.`).join("");
  return `${led.join(". ")}.${handover}`;
}

/** Who leads from here on, on a narrow screen. */
function LeaderBeside({ role }: { role: Role | undefined }) {
  if (!role) return null;
  return (
    <span
      aria-hidden="true"
      className={`absolute top-0 right-0 w-2/5 text-sm font-semibold @3xl:hidden ${roleText[role.color]}`}
    >
      {role.name} leder
    </span>
  );
}

/**
 * The customer journey with its stations: who leads where, and what each station is measured by. It lies down where
 * its own room, not the window, is wide enough for six columns.
 */
export function JourneyLine({ marked }: { marked?: string | undefined }) {
  const parts = journeyParts();
  /** The role whose name stands beside its first station, where the line stands up. */
  const named = new Map(parts.map(({ role, stations: own }) => [own.find(({ leader }) => leader)?.id, role]));
  return (
    <figure className="@container my-10 md:my-14">
      <figcaption className="sr-only">
        Kundresan: {inWords(parts)} En kund som återkommer går direkt till att välja.
      </figcaption>
      <div
        aria-hidden="true"
        className="mb-12 hidden text-sm font-semibold @3xl:grid @3xl:auto-cols-fr @3xl:grid-flow-col"
      >
        {parts.map(({ role, stations: own }) => (
          <span key={role.id} className={`${roleText[role.color]} ${SPANS[own.length] ?? ""}`}>
            {role.name} leder
          </span>
        ))}
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
        <ol className="grid auto-rows-fr pl-14 @3xl:auto-cols-fr @3xl:grid-flow-col @3xl:pt-11 @3xl:pl-1">
          {stations().map((station) => (
            <li key={station.id} className="relative pb-4 leading-tight @3xl:pr-3 @3xl:pb-0">
              <span className="block font-semibold @3xl:text-lg">{station.name}</span>
              <span className="text-soft block text-sm @3xl:mt-1">{softHyphens(station.short)}</span>
              <span className="sr-only">
                , {station.leader ? `leds av ${station.leader.name}` : HANDOVER.toLowerCase()}
              </span>
              <LeaderBeside role={named.get(station.id)} />
            </li>
          ))}
        </ol>
      </div>
    </figure>
  );
}
