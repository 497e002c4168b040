import { type Guide, guides } from "./library.ts";

/** So many guides stand on one page of the list. */
const ON_A_PAGE = 20;

/** How many pages the list of guides has, at least one. */
export const guidePageCount = (): number => Math.max(1, Math.ceil(guides().length / ON_A_PAGE));

/** The guides of one page of the list; pages are counted from 1. */
export const guidesOnPage = (page: number): Guide[] => guides().slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);

/** Where a page of the list stands. */
export const guidePagePath = (page: number): string => (page === 1 ? "/guider" : `/guider/sida/${page}`);

/**
 * The page numbers of the list that are in reach of one of its pages, in order: the first, the last and its neighbours, and
 * one that alone is missing between two of them.
 */
export function pagesInReach(page: number, pages: number): number[] {
  const near = new Set([1, page - 1, page, page + 1, pages]);
  const between = (number: number) => near.has(number - 1) && near.has(number + 1);
  return Array.from({ length: pages }, (_, index) => index + 1).filter((number) => near.has(number) || between(number));
}
