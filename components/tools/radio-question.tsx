interface RadioQuestionProps {
  id: string;
  text: string;
  options: readonly { value: string; label: string }[];
  chosen: string | undefined;
}

/** A question with one answer or none, as a group of radio buttons. */
export function RadioQuestion({ id, text, options, chosen }: RadioQuestionProps) {
  return (
    <fieldset id={id} className="group">
      <legend className="font-serif text-xl">{text}</legend>
      <div className="mt-3 grid gap-2">
        {options.map(({ value, label }) => (
          <label
            key={value}
            className="border-line bg-sheet has-checked:border-ink flex min-h-12 cursor-pointer gap-3 border px-4 py-3"
          >
            <input
              type="radio"
              name={id}
              value={value}
              defaultChecked={value === chosen}
              className="accent-gran mt-1 size-5 shrink-0"
            />
            {label}
          </label>
        ))}
        {/* A radio button cannot be cleared: this is for whoever has pressed one by mistake. */}
        <label className="hidden min-h-11 cursor-pointer items-center gap-3 px-4 text-sm group-has-checked:flex">
          <input type="radio" name={id} value="" className="accent-gran size-5 shrink-0" />
          Hoppa över frågan
        </label>
      </div>
    </fieldset>
  );
}
