import { guides, plainPages, services } from "#lib/content/library.ts";
import { profilePath, profiles } from "#lib/content/profiles.ts";
import { indexedAddresses, routeOf } from "#lib/http/routes.ts";

/** Every page that a visitor can open by address. */
export const allPages = [...guides(), ...services(), ...plainPages()]
  .map(({ path }) => path)
  .concat(indexedAddresses())
  .concat(profiles().map(({ role }) => profilePath(role.id)))
  .sort();

/** The pages that carry no framework script. */
export const contentPages = allPages.filter((path) => routeOf(path)?.kind === "sealed");
