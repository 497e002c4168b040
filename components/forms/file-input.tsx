import type { FileField } from "#lib/forms/form.ts";
import type { FormStart } from "#lib/forms/form-start.ts";

interface FileInputProps {
  field: FileField;
  /** A file that is already here and stays unless another is chosen. */
  present: FormStart["file"];
  error: string | undefined;
  onChange: () => void;
}

const kilobytes = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("sv-SE")}\u00a0kB`;

/** The field for a file. */
export function FileInput({ field, present, error, onChange }: FileInputProps) {
  const { name, label, hint, accept } = field;
  return (
    <div className={error ? "border-fel border-l-4 pl-4" : undefined}>
      <label htmlFor={name} className="font-semibold">
        {label} <span className="text-soft font-normal">frivilligt</span>
      </label>
      <p id={`${name}-hint`} className="text-soft text-sm">
        {hint}
        {present && (
          <strong className="text-ink block font-semibold">
            {present.name} ({kilobytes(present.size)}) är redan bifogad. Välj en fil bara om du vill byta.
          </strong>
        )}
      </p>
      {error && (
        <p id={`${name}-error`} className="text-fel mt-1 text-sm font-semibold">
          {error}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="file"
        accept={accept}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${name}-hint${error ? ` ${name}-error` : ""}`}
        onChange={onChange}
        className="border-edge bg-sheet file:bg-mist file:text-ink aria-invalid:border-fel mt-2 block w-full border p-2 file:mr-4 file:min-h-10 file:cursor-pointer file:border-0 file:px-4 file:font-semibold aria-invalid:border-2"
      />
    </div>
  );
}
