import type { Guide } from "#lib/content/library.ts";
import { readingMinutes } from "#lib/content/parse.ts";
import { Words } from "../layout/words.tsx";
import { sideBorder } from "./role-colors.ts";

/** A guide in a list: the first one large, the others calmer. */
export function GuideTeaser({ guide, large = false }: { guide: Guide; large?: boolean }) {
  const { data, path, tree } = guide;
  return (
    <article aria-label={data.rubrik} className={`border-t-4 pt-3 ${sideBorder(data.sida)}`}>
      <p className="text-soft flex justify-between text-xs font-semibold">
        <span>{data.etikett}</span>
        <span>Lästid {readingMinutes(tree)}&nbsp;min</span>
      </p>
      <h2 className={`mt-2 ${large ? "text-3xl" : "text-xl"}`}>
        <a href={path} className="decoration-hjortron decoration-2 underline-offset-4 hover:underline">
          <Words text={data.rubrik} />
        </a>
      </h2>
      <p className={`mt-2 max-w-text ${large ? "text-lg" : ""}`}>
        <Words text={data.ingress} />
      </p>
      {large && (
        <ul className="mt-4 hidden max-w-text md:block">
          {data.sammanfattning.map((point) => (
            <li key={point} className="border-line border-t py-2.5">
              <Words text={point} />
            </li>
          ))}
        </ul>
      )}
    </article>
  );
}
