import { guides, plainPages, services } from "./library.ts";
import type { Problem } from "./problem.ts";

/** Pages whose day of review has passed: a reminder, which stops no build. */
export function reviewsDue(today = new Date().toISOString().slice(0, 10)): Problem[] {
  const all = [
    ...guides().map((page) => ({ ...page, folder: "guider" })),
    ...services().map((page) => ({ ...page, folder: "tjanster" })),
    ...plainPages().map((page) => ({ ...page, folder: "sidor" })),
  ];
  return all.flatMap(({ folder, slug, data: { granskas } }) =>
    granskas && granskas < today
      ? [
          {
            file: `content/${folder}/${slug}.mdx`,
            line: 1,
            column: 1,
            message: `Skulle ha granskats ${granskas}. Läs igenom sidan, rätta det som har ändrats och sätt ett nytt datum.`,
          },
        ]
      : [],
  );
}
