import { profilePath } from "#lib/content/profiles.ts";
import { roleOf } from "#lib/content/roles.ts";
import type { ProfileData } from "#lib/profile/profile.ts";
import { roleBorder } from "../guide/role-colors.ts";

/** The roles that a requirement profile can be built for, each with its directions. */
export function ProfileList({ profiles }: { profiles: readonly ProfileData[] }) {
  return (
    <ul className="grid gap-x-10 gap-y-10 md:grid-cols-2">
      {profiles.map(({ role, directions }) => (
        <li key={role.id} className={`border-t-4 pt-4 ${roleBorder[roleOf(role.id)?.color ?? "ink"]}`}>
          <a
            href={profilePath(role.id)}
            className="decoration-hjortron font-serif text-3xl decoration-2 underline-offset-4 hover:underline"
          >
            {role.name}
          </a>
          <ul className="mt-3 stack-1">
            {directions.map(({ id, name }) => (
              <li key={id} className="border-line border-t pt-1">
                {name}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
