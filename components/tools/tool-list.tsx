import { toolTexts } from "#lib/content/tools.ts";

/** The tools as a ruled list. */
export function ToolList() {
  return (
    <ul className="border-hjortron mt-6 border-t-4">
      {toolTexts().tools.map(({ path, name, text }) => (
        <li key={path} className="border-line grid gap-x-10 gap-y-1 border-b py-5 md:grid-cols-[3fr_4fr]">
          <a
            href={path}
            className="decoration-hjortron font-serif text-2xl decoration-2 underline-offset-4 hover:underline"
          >
            {name}
          </a>
          <p className="max-w-text md:pt-1">{text}</p>
        </li>
      ))}
    </ul>
  );
}
