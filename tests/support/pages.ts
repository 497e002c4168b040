import { fixedAddresses } from "#lib/content/addresses.ts";
import { guides, plainPages, services } from "#lib/content/library.ts";

/** Every page that a visitor can open by address. */
export const allPages = [...guides(), ...services(), ...plainPages()]
  .map(({ path }) => path)
  .concat(
    [...fixedAddresses()].filter((address) => ["/", "/guider", "/tjanster", "/kandidat", "/kontakt"].includes(address)),
  )
  .sort();

/** The pages that carry no framework script. */
export const contentPages = allPages.filter((path) => path !== "/kandidat" && path !== "/kontakt");
