import type { Problem } from "./problem.ts";

/** Pages that the site itself leads to, from its header, footer, forms and tools, and what does. */
export const requiredPages: Readonly<Record<string, string>> = {
  "/integritet": "sidfoten och formulären",
  "/om": "sidfoten",
  "/tillganglighet": "sidfoten",
  "/sa-arbetar-vi": "sidhuvudet och startsidan",
  "/guider/e-commerce-manager": "tacksidan efter en anmälan",
};

/** Pages that the site leads to and that are not there. */
export function checkRequiredPages(known: ReadonlySet<string>): Problem[] {
  return Object.entries(requiredPages)
    .filter(([address]) => !known.has(address))
    .map(([address, from]) => ({
      file: `content${address.startsWith("/guider/") ? address : `/sidor${address}`}.mdx`,
      line: 1,
      column: 1,
      message: `Sidan saknas, men ${from} länkar till ${address}. Lägg tillbaka filen, eller be den som sköter sajten att ändra länken.`,
    }));
}
