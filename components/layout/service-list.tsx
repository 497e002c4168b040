import type { FrontMatter } from "#lib/content/front-matter.ts";
import type { Page } from "#lib/content/library.ts";

/** The services as a ruled list: name, when it fits, what it is. */
export function ServiceList({ services }: { services: readonly Page<FrontMatter<"tjanster">>[] }) {
  return (
    <ul className="border-ink mt-6 border-t-4">
      {services.map(({ path, data }) => (
        <li key={path} className="border-line grid gap-x-10 gap-y-1 border-b py-5 md:grid-cols-[3fr_4fr]">
          <a
            href={path}
            className="decoration-hjortron font-serif text-2xl decoration-2 underline-offset-4 hover:underline"
          >
            {data.rubrik}
          </a>
          <p className="max-w-text md:pt-1">{data.passar}</p>
        </li>
      ))}
    </ul>
  );
}
