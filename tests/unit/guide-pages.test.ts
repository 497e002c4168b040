import { describe, expect, it } from "vitest";
import { pagesInReach } from "#lib/content/guide-pages.ts";

describe("the pages in reach of a page of the list", () => {
  it.each([
    { page: 1, pages: 1, reach: [1] },
    { page: 1, pages: 2, reach: [1, 2] },
    { page: 1, pages: 51, reach: [1, 2, 51] },
    { page: 2, pages: 51, reach: [1, 2, 3, 51] },
    { page: 4, pages: 51, reach: [1, 2, 3, 4, 5, 51] },
    { page: 5, pages: 51, reach: [1, 4, 5, 6, 51] },
    { page: 4, pages: 7, reach: [1, 2, 3, 4, 5, 6, 7] },
    { page: 26, pages: 51, reach: [1, 25, 26, 27, 51] },
    { page: 51, pages: 51, reach: [1, 50, 51] },
  ])("are $reach at page $page of $pages", ({ page, pages, reach }) => {
    expect(pagesInReach(page, pages)).toEqual(reach);
  });
});
