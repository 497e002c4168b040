import type { ReactNode } from "react";
import type { UseFormRegisterReturn } from "react-hook-form";
import { type FieldInfo, type Option, profileAddress } from "#lib/forms/field.ts";
import { Words } from "../layout/words.tsx";

interface FieldProps {
  name: string;
  info: FieldInfo;
  value: string | string[];
  error: string | undefined;
  /** What the field needs to be listened to: its name and handlers. */
  listen: (name: string) => Omit<UseFormRegisterReturn, "ref">;
}

const box = "border-edge bg-sheet mt-2 block w-full border px-3 py-2.5 aria-invalid:border-fel aria-invalid:border-2";

function describedBy(name: string, info: FieldInfo, error: string | undefined): string | undefined {
  return [info.hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ") || undefined;
}

function HintAndError({ name, info, error }: Pick<FieldProps, "name" | "info" | "error">) {
  return (
    <>
      {info.hint && (
        <p id={`${name}-hint`} className="text-soft text-sm">
          <Words text={info.hint} />
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="text-fel mt-1 text-sm font-semibold">
          {error}
        </p>
      )}
    </>
  );
}

function Optional({ info }: { info: FieldInfo }) {
  return info.required ? null : (
    <>
      {" "}
      <span className="text-soft font-normal">frivilligt</span>
    </>
  );
}

function Frame({ error, children }: { error: string | undefined; children: ReactNode }) {
  return <div className={error ? "border-fel border-l-4 pl-4" : undefined}>{children}</div>;
}

/** The rule over an option that has a colour, as on the journey line. Whole class names: styles are made of them. */
const colorRule = {
  gran: "border-t-4 border-t-gran",
  fjord: "border-t-4 border-t-fjord",
  ink: "border-t-4 border-t-ink",
} as const;

function Choice({
  option,
  first,
  type,
  ...field
}: FieldProps & { option: Option; first: boolean; type: "radio" | "checkbox" }) {
  const { name, value, listen, error } = field;
  const id = first ? name : `${name}-${option.value}`;
  return (
    <label
      htmlFor={id}
      className={`border-line bg-sheet has-checked:border-ink flex min-h-12 cursor-pointer gap-3 border px-4 py-3 ${option.color ? colorRule[option.color] : ""}`}
    >
      <input
        id={id}
        type={type}
        value={option.value}
        defaultChecked={[value].flat().includes(option.value)}
        // A radio button cannot be wrong by itself: its group is.
        aria-invalid={error && type === "checkbox" ? true : undefined}
        aria-describedby={option.hint && `${name}-${option.value}-hint`}
        className="accent-gran mt-1 size-5 shrink-0"
        {...listen(name)}
      />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className={option.hint ? "font-semibold" : undefined}>{option.label}</span>
        {option.hint && (
          <span id={`${name}-${option.value}-hint`} className="text-soft block text-sm">
            {option.hint}
          </span>
        )}
      </span>
    </label>
  );
}

function ChoiceGroup({ options, ...field }: FieldProps & { options: readonly Option[] }) {
  const { name, info, error } = field;
  const ofRadios = info.kind === "choice" && { role: "radiogroup", "aria-invalid": error ? true : undefined };
  return (
    <fieldset className="group min-w-0" aria-describedby={describedBy(name, info, error)} {...ofRadios}>
      <legend className="font-semibold">
        {info.label}
        <Optional info={info} />
      </legend>
      <HintAndError name={name} info={info} error={error} />
      <div className="mt-2 grid grid-cols-[repeat(auto-fill,minmax(min(100%,12.5rem),1fr))] gap-2">
        {options.map((option, index) => (
          <Choice
            key={option.value}
            option={option}
            first={index === 0}
            type={info.kind === "choice" ? "radio" : "checkbox"}
            {...field}
          />
        ))}
        {info.kind === "choice" && !info.required && (
          // A radio button cannot be cleared: where no answer is needed, one can be taken back.
          <label className="hidden min-h-12 cursor-pointer items-center gap-3 px-4 text-sm group-has-checked:flex">
            <input type="radio" value="" className="accent-gran size-5 shrink-0" {...field.listen(name)} />
            Inget svar
          </label>
        )}
      </div>
    </fieldset>
  );
}

function Consent({ name, info, value, error, listen }: FieldProps) {
  return (
    <>
      <HintAndError name={name} info={info} error={error} />
      <label htmlFor={name} className="flex cursor-pointer gap-3 py-2">
        <input
          id={name}
          type="checkbox"
          value="ja"
          defaultChecked={value === "ja"}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(name, info, error)}
          className="accent-gran mt-1 size-5 shrink-0"
          {...listen(name)}
        />
        <span className="min-w-0 [overflow-wrap:anywhere]">{info.label}</span>
      </label>
    </>
  );
}

/** A requirement profile that goes along unless the box is cleared. Nothing is drawn where there is none. */
function AttachedProfile({ name, value, listen }: FieldProps) {
  if (!value) return null;
  return (
    <div className="bg-mist p-4">
      <label htmlFor={name} className="flex cursor-pointer gap-3 font-semibold">
        <input
          id={name}
          type="checkbox"
          value={String(value)}
          defaultChecked
          className="accent-gran mt-1 size-5 shrink-0"
          {...listen(name)}
        />
        Kravprofilen följer med
      </label>
      <a className="link mt-1 inline-flex min-h-8 items-center text-sm" href={profileAddress(String(value))}>
        Se kravprofilen
      </a>
    </div>
  );
}

function TextInput({ name, info, value, error, listen }: FieldProps) {
  const common = {
    id: name,
    defaultValue: String(value),
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy(name, info, error),
    "aria-required": info.required || undefined,
    autoComplete: info.autocomplete,
    className: box,
    ...listen(name),
  };
  return (
    <>
      <label htmlFor={name} className="font-semibold">
        {info.label}
        <Optional info={info} />
      </label>
      <HintAndError name={name} info={info} error={error} />
      {info.kind === "textarea" ? (
        <textarea {...common} rows={5} />
      ) : (
        <input {...common} type={info.kind} spellCheck={info.kind === "text" ? undefined : false} />
      )}
    </>
  );
}

/** One field with label, hint and error, drawn from what its schema says about it. */
export function Field(props: FieldProps) {
  const { info, error } = props;
  return (
    <Frame error={error}>
      {"options" in info ? (
        <ChoiceGroup options={info.options} {...props} />
      ) : info.kind === "profile" ? (
        <AttachedProfile {...props} />
      ) : info.kind === "consent" ? (
        <Consent {...props} />
      ) : (
        <TextInput {...props} />
      )}
    </Frame>
  );
}
