import type { ReactNode } from "react";
import { site } from "#content/site.ts";
import { formatDay } from "#lib/content/dates.ts";
import { readableFields } from "#lib/forms/form.ts";
import { candidateForm } from "#lib/leads/candidate.schema.ts";
import type { OwnData } from "#lib/leads/self-service.ts";
import { OneButton } from "./one-button.tsx";

const PAGE = "/kandidat/mina-uppgifter";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line grid gap-x-10 gap-y-3 border-t py-8 md:grid-cols-[14rem_minmax(0,1fr)]">
      <h2 className="text-xl">{title}</h2>
      <div className="max-w-text space-y-3">{children}</div>
    </section>
  );
}

const day = (at: string) => formatDay(at.slice(0, 10));

/** Everything that is held about a candidate, and what can be done with it. */
export function OwnDataView({ data, token }: { data: OwnData; token: string }) {
  const { lead, file, consents, renewedAt } = data;
  const paused = lead.state === "paused";
  // The consent has a part of its own.
  const { consent: _consent, ...written } = lead.values;
  const button = (action: string, text: string, quiet = true) => (
    <OneButton action={`${PAGE}/gor/${action}`} name="lank" value={token} quiet={quiet}>
      {text}
    </OneButton>
  );
  const download = (what: string, text: string) => (
    <OneButton action={`${PAGE}/export?vad=${what}`} name="lank" value={token} quiet>
      {text}
    </OneButton>
  );
  return (
    <div className="border-ink border-t-4">
      <Part title="Det du har skrivit">
        <dl className="space-y-3">
          {[{ label: "Referens", text: lead.reference }, ...readableFields(candidateForm, written)].map(
            ({ label, text }) => (
              <div key={label}>
                <dt className="font-semibold">{label}</dt>
                <dd className="whitespace-pre-wrap">{text}</dd>
              </div>
            ),
          )}
        </dl>
        <a className="onward" href={`${PAGE}/andra?lank=${token}`}>
          Ändra uppgifter eller byt CV
        </a>
      </Part>
      <Part title="CV">
        {file ? (
          <>
            <p>{file.name}</p>
            <div className="flex flex-wrap gap-x-8">
              {download("cv", "Hämta")}
              {button("ta-bort-cv", "Ta bort")}
            </div>
          </>
        ) : (
          <p>Inget CV är bifogat.</p>
        )}
      </Part>
      <Part title="Samtycke">
        <p>”{site.consentText}”</p>
        <ul className="list-disc pl-5">
          {consents.map((consent) => (
            <li key={consent.at}>
              {day(consent.at)}, text från {formatDay(consent.version)}
            </li>
          ))}
        </ul>
        <p>
          Vi räknar {site.retentionMonths.candidate}&nbsp;månader från {day(renewedAt)}. Sedan raderas allt.
        </p>
        {button("fornya", "Förnya samtycket i dag")}
      </Part>
      <Part title={paused ? "Pausad" : "Paus"}>
        <p>
          {paused
            ? "Vi hör inte av oss. Uppgifterna ligger kvar."
            : "Vill du inte bli kontaktad just nu? Uppgifterna ligger kvar, men vi hör inte av oss."}
        </p>
        {paused ? button("ateruppta", "Hör av er igen") : button("pausa", "Pausa")}
      </Part>
      <Part title="Ta med dig">
        <p>Allt på den här sidan som en fil, i ett format som program kan läsa (JSON).</p>
        {download("json", "Hämta mina uppgifter")}
      </Part>
      <Part title="Radera">
        <details>
          <summary className="min-h-11 py-2 font-semibold">Radera allt om mig</summary>
          <p className="pb-4">
            Uppgifter, CV, utkast och mejl som väntar tas bort genast. Det går inte att ångra. Kvar blir bara en
            notering om att någon raderades i dag.
          </p>
          {button("radera", "Ja, radera allt nu", false)}
        </details>
      </Part>
    </div>
  );
}
