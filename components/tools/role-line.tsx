import { stations } from "#lib/content/journey.ts";
import { anchorId } from "#lib/content/parse.ts";
import type { RoleSide, RoleWork } from "#lib/profile/role-choice.ts";

const COMPARISON = "/guider/e-commerce-manager-eller-digital-marketing-manager";

const sides: Record<RoleSide, { name: string; className: string }> = {
  digital: { name: "Digital Marketing Manager", className: "border-fjord" },
  ehandel: { name: "E-commerce manager", className: "border-gran" },
  delad: { name: "Delas av båda", className: "border-hjortron" },
};

const dots = {
  digital: "fill-paper stroke-fjord",
  overlamning: "fill-hjortron stroke-hjortron",
  ehandel: "fill-paper stroke-gran",
} as const;

/** The work that the answers give, station by station along the customer journey, and whose it is. */
export function RoleLine({ work }: { work: readonly RoleWork[] }) {
  return (
    <ol>
      {stations.map(({ id, name, leads }, index) => (
        <li key={id} className="relative pb-5 pl-10">
          <svg className="absolute inset-y-0 left-0 h-full w-6 overflow-visible" aria-hidden="true">
            {index < stations.length - 1 && (
              <line
                x1="12"
                x2="12"
                y1="14"
                y2="100%"
                className={index < 2 ? "stroke-fjord" : "stroke-gran"}
                strokeWidth="5"
              />
            )}
            <circle cx="12" cy="14" r="8" className={dots[leads]} strokeWidth="5" />
          </svg>
          <h3 className="font-sans text-base font-semibold tracking-normal">{name}</h3>
          <ul className="mt-1 space-y-2">
            {work
              .filter(({ station }) => station === id)
              .map(({ side, task, row }) => (
                <li key={task} className={`border-l-4 pl-3 ${sides[side].className}`}>
                  {task}
                  <span className="text-soft block text-sm">
                    {sides[side].name}.{" "}
                    <a className="link" href={`${COMPARISON}#${anchorId(row)}`}>
                      Jämför: {row.toLowerCase()}
                    </a>
                  </span>
                </li>
              ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}
