import { fixedAddresses } from "#lib/content/addresses.ts";
import { guides, plainPages, services } from "#lib/content/library.ts";

const tools = ["/verktyg/kravprofil", "/verktyg/rollval", "/verktyg/kpi"];

/** Every page that a visitor can open by address. */
export const allPages = [...guides(), ...services(), ...plainPages()]
  .map(({ path }) => path)
  .concat(
    [...fixedAddresses()].filter((address) =>
      [...tools, "/", "/guider", "/tjanster", "/verktyg", "/kandidat", "/kontakt"].includes(address),
    ),
  )
  .sort();

/** The pages that carry no framework script. */
export const contentPages = allPages.filter((path) => !["/kandidat", "/kontakt", ...tools].includes(path));
