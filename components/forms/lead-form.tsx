"use client";

import { TRAP_FIELD } from "#lib/forms/control.ts";
import { formFields, type LeadForm, postPath } from "#lib/forms/form.ts";
import type { FormStart } from "#lib/forms/form-start.ts";
import { ErrorSummary } from "./error-summary.tsx";
import { Field } from "./field.tsx";
import { FileInput } from "./file-input.tsx";
import { HiddenFields } from "./hidden-fields.tsx";
import { useLeadForm } from "./use-lead-form.ts";

/** A form drawn from its schema. Without JavaScript it is posted as it stands. */
export function LeadFormView({ form, start }: { form: LeadForm; start: FormStart }) {
  const { element, summary, notice, told, errors, controls, progress, isSubmitting, listen, clearErrors, onSubmit } =
    useLeadForm(form, start);
  const fields = new Map(formFields(form).map(({ name, info }) => [name, info]));
  return (
    <form
      ref={element}
      method="post"
      action={postPath(form)}
      encType={form.file ? "multipart/form-data" : undefined}
      noValidate
      onSubmit={onSubmit}
    >
      <ErrorSummary notice={notice} errors={told} ref={summary} />
      <HiddenFields fields={controls} />
      {/* A field that people neither see nor reach, and that programs like to fill in. */}
      <div aria-hidden="true" className="absolute -left-[100vw]">
        <label htmlFor={TRAP_FIELD}>Lämna tomt</label>
        <input id={TRAP_FIELD} name={TRAP_FIELD} tabIndex={-1} autoComplete="off" />
      </div>
      <div className="border-line ml-2 border-l-4">
        {form.sections.map((section) => (
          <section key={section.title} aria-label={section.title} className="station relative pb-12 pl-7 md:pl-10">
            <svg viewBox="0 0 24 24" width="24" height="24" className="absolute top-1 -left-3.5" aria-hidden="true">
              <circle
                cx="12"
                cy="12"
                r="8"
                className="station-dot fill-paper stroke-edge transition-colors"
                strokeWidth="4"
              />
            </svg>
            <h2 className="text-2xl">{section.title}</h2>
            <div className="mt-5 stack-7">
              {section.fields.map((name) => {
                if (name === form.file?.name) {
                  return (
                    <FileInput
                      key={name}
                      field={form.file}
                      present={start.file}
                      error={errors[name]}
                      onChange={() => clearErrors(name)}
                    />
                  );
                }
                const info = fields.get(name);
                return (
                  info && (
                    <Field
                      key={name}
                      name={name}
                      info={info}
                      value={start.values[name] ?? ""}
                      error={errors[name]}
                      listen={listen}
                    />
                  )
                );
              })}
            </div>
          </section>
        ))}
      </div>
      <button type="submit" className="button" aria-disabled={isSubmitting || undefined}>
        {isSubmitting ? "Skickar …" : form.submit}
      </button>
      {isSubmitting && form.file && (
        <progress className="accent-gran mt-4 block w-full" value={progress} aria-label="Så mycket är skickat" />
      )}
    </form>
  );
}
