import * as z from "zod";
import { fixedAddresses } from "./addresses.ts";
import { dataFile, someText, someTexts } from "./data-file.ts";
import { guides, plainPages, services } from "./library.ts";
import { componentAnchors, headings } from "./parse.ts";

/** Whether an address on the site leads somewhere, to its place on the page too. */
function leadsSomewhere(address: string): boolean {
  const [path, anchor] = address.split("#");
  const page = [...guides(), ...services(), ...plainPages()].find((one) => one.path === path);
  if (!page) return anchor === undefined && fixedAddresses().has(address);
  if (anchor === undefined) return true;
  return [...headings(page.tree), ...componentAnchors(page.tree)].some(({ id }) => id === anchor);
}

const MOST_WORDS = 60;

/** content/sok.yaml: what visitors write, and what the site has for it. */
export const searchWordsSchema = z
  .strictObject({
    overst: z.array(
      z.strictObject({
        skrivs: someTexts(1, MOST_WORDS),
        till: someText.refine(leadsSomewhere, "leder till en sida, eller en rubrik på den, som inte finns."),
        rubrik: someText,
        text: someText,
      }),
    ),
    "samma-sak": z.array(z.strictObject({ skrivs: someTexts(1, MOST_WORDS), heter: someText })),
  })
  .transform((data) => ({
    picks: data.overst.map(({ skrivs, till, rubrik, text }) => ({ written: skrivs, path: till, title: rubrik, text })),
    sameAs: data["samma-sak"].map(({ skrivs, heter }) => ({ written: skrivs, called: heter })),
  }));

export type SearchWords = z.output<typeof searchWordsSchema>;

export const SEARCH_WORDS_FILE = "content/sok.yaml";

export const searchWords = dataFile(SEARCH_WORDS_FILE, searchWordsSchema);
