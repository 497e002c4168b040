import type { Ref } from "react";
import type { FormErrors } from "#lib/forms/form.ts";
import { problemText } from "#lib/forms/problems.ts";

const WORDS = ["Inga", "En", "Två", "Tre", "Fyra", "Fem", "Sex", "Sju", "Åtta", "Nio", "Tio", "Elva", "Tolv"];

/** A number as the first word of a sentence: En uppgift, Två uppgifter. */
function counted(count: number): string {
  return `${WORDS[count] ?? count} ${count === 1 ? "uppgift" : "uppgifter"} behöver rättas`;
}

/** What has to be mended before the form can be sent, each with a link to its field. Focus moves here. */
export function ErrorSummary({
  notice,
  errors,
  ref,
}: {
  notice: string;
  errors: FormErrors;
  ref: Ref<HTMLDivElement>;
}) {
  const entries = Object.entries(errors);
  if (entries.length === 0 && !notice) return null;
  return (
    <div id="fel" ref={ref} tabIndex={-1} role="alert" className="border-fel mb-10 border-2 p-5">
      <h2 className="font-sans text-lg font-semibold tracking-normal">
        {entries.length > 0 ? counted(entries.length) : notice}
      </h2>
      {entries.length > 0 && notice && notice !== problemText("invalid", "") && <p className="mt-2">{notice}</p>}
      {entries.length > 0 && (
        <ul className="mt-2 list-disc stack-1 pl-5">
          {entries.map(([name, message]) => (
            <li key={name}>
              <a className="link" href={`#${name}`}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
