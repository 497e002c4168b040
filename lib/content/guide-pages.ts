import { type Guide, guides } from "./library.ts";

/** So many guides stand on one page of the list. */
const ON_A_PAGE = 20;

/** How many pages the list of guides has, at least one. */
export const guidePageCount = (): number => Math.max(1, Math.ceil(guides().length / ON_A_PAGE));

/** The guides of one page of the list; pages are counted from 1. */
export const guidesOnPage = (page: number): Guide[] => guides().slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);

/** Where a page of the list stands. */
export const guidePagePath = (page: number): string => (page === 1 ? "/guider" : `/guider/sida/${page}`);
