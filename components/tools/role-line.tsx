import { stations } from "#lib/content/journey.ts";
import { anchorId } from "#lib/content/parse.ts";
import { roleOf } from "#lib/content/roles.ts";
import { inSentence } from "#lib/profile/in-sentence.ts";
import type { RoleWork } from "#lib/profile/role-choice.ts";
import { roleBorder, roleStroke } from "../guide/role-colors.ts";

/** One thing to do, and whose it is. */
function Work({ work: { role: id, task, row }, comparison }: { work: RoleWork; comparison: string }) {
  const role = roleOf(id);
  return (
    <li className={`border-l-4 pl-3 ${role ? roleBorder[role.color] : "border-hjortron"}`}>
      {task}
      <span className="text-soft block text-sm">
        {role?.name ?? "Delas av rollerna"}.{" "}
        <a className="link" href={`${comparison}#${anchorId(row)}`}>
          Jämför: {inSentence(row)}
        </a>
      </span>
    </li>
  );
}

/**
 * The work that the answers give, station by station along the customer journey, and whose it is.
 * @param comparison address of the guide whose rows say more
 */
export function RoleLine({ work, comparison }: { work: readonly RoleWork[]; comparison: string }) {
  const all = stations();
  return (
    <ol>
      {all.map(({ id, name, leader }, index) => {
        const here = work.filter(({ station }) => station === id);
        const next = all[index + 1];
        const line = roleStroke[(leader ?? next?.leader)?.color ?? "ink"];
        return (
          <li key={id} className="relative pb-5 pl-10">
            <svg className="absolute inset-y-0 left-0 h-full w-6 overflow-visible" aria-hidden="true">
              {next && <line x1="12" x2="12" y1="14" y2="100%" className={line} strokeWidth="5" />}
              <circle
                cx="12"
                cy="14"
                r="8"
                className={leader ? `fill-paper ${line}` : "fill-hjortron stroke-hjortron"}
                strokeWidth="5"
              />
            </svg>
            <p className="font-semibold">{name}</p>
            {here.length > 0 && (
              <ul className="mt-1 stack-2">
                {here.map((one) => (
                  <Work key={one.task} work={one} comparison={comparison} />
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}
