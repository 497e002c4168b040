import type { NextStep } from "#lib/content/front-matter.ts";
import { Words } from "./words.tsx";

/** A next step for one kind of reader. */
export function Door({ label, step, side }: { label: string; step: NextStep; side: string }) {
  return (
    <div className={`border-t-4 pt-4 ${side}`}>
      <p className="text-soft text-sm font-semibold">{label}</p>
      <p className="mt-1 font-serif text-2xl">
        <Words text={step.rubrik} />
      </p>
      <p className="mt-2 max-w-text">
        <Words text={step.text} />
      </p>
      <a className="onward mt-2" href={step.lank}>
        {step.lanktext}
      </a>
    </div>
  );
}
