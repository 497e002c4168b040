import { guides, plainPages, services } from "./library.ts";
import { profilePath, profiles } from "./profiles.ts";
import { keep } from "./read-file.ts";
import { toolTexts } from "./tools.ts";

/** The parts of the site, as the header names them. */
export const siteParts = [
  { path: "/guider", name: "Guider" },
  { path: "/verktyg", name: "Verktyg" },
  { path: "/tjanster", name: "Tjänster" },
  { path: "/sa-arbetar-vi", name: "Så arbetar vi" },
  { path: "/kandidat", name: "För kandidater" },
  { path: "/kontakt", name: "Kontakt" },
  { path: "/sok", name: "Sök" },
] as const;

const names = keep((): Map<string, string> => {
  const written = [...guides(), ...services(), ...plainPages()];
  return new Map<string, string>([
    ...siteParts.map(({ path, name }) => [path, name] as const),
    ...toolTexts().tools.map(({ path, name }) => [path, name] as const),
    ...profiles().map(({ role }) => [profilePath(role.id), `Kravprofil: ${role.name}`] as const),
    ...written.map(({ path, data }) => [path, data.rubrik] as const),
  ]);
});

/**
 * What a page is called in a list of links.
 * @param address with or without a query and an anchor
 */
export function pageName(address: string): string {
  const [path = ""] = address.split(/[?#]/);
  return names().get(path) ?? address;
}
