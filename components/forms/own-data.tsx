import type { ReactNode } from "react";
import { formatDay, swedishDay } from "#lib/content/dates.ts";
import { site } from "#lib/content/site.ts";
import { readableFields } from "#lib/forms/form.ts";
import type { Consent } from "#lib/leads/consent.ts";
import { kinds } from "#lib/leads/kinds.ts";
import type { LeadHistory, LeadMail } from "#lib/leads/lead-history.ts";
import type { OwnData } from "#lib/leads/own-data.ts";
import { FieldList } from "./field-list.tsx";
import { OneButton } from "./one-button.tsx";

const PAGE = "/kandidat/mina-uppgifter";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line grid gap-x-10 gap-y-3 border-t py-8 md:grid-cols-[14rem_minmax(0,1fr)]">
      <h2 className="text-xl">{title}</h2>
      <div className="max-w-text stack-3">{children}</div>
    </section>
  );
}

const consentSources: Readonly<Record<Consent["source"], string>> = {
  form: "Lämnat",
  confirmation: "Bekräftat",
  "self-service": "Förnyat",
  reminder: "Förnyat",
};

const day = (at: string) => formatDay(swedishDay(new Date(at)));

/** A button about what is behind the link. */
function Button({
  token,
  action,
  text,
  quiet = true,
}: {
  token: string;
  action: string;
  text: string;
  quiet?: boolean;
}) {
  return (
    <OneButton action={`${PAGE}/${action}`} name="lank" value={token} quiet={quiet}>
      {text}
    </OneButton>
  );
}

/** What was written in a form; the consent has a part of its own. */
function Written({ lead }: { lead: LeadHistory }) {
  const { consent: _consent, ...written } = lead.values;
  return (
    <FieldList
      fields={[{ label: "Referens", text: lead.reference }, ...readableFields(kinds[lead.kind].form, written)]}
    />
  );
}

function Candidate({ lead, token }: { lead: LeadHistory; token: string }) {
  const { file, consents, renewedAt } = lead;
  const paused = lead.state === "paused";
  return (
    <>
      <Part title="I kandidatnätverket">
        <Written lead={lead} />
        <a className="onward" href={`${PAGE}/andra?lank=${token}`}>
          Ändra uppgifter eller byt CV
        </a>
      </Part>
      <Part title="CV">
        {file ? (
          <>
            <p className="[overflow-wrap:anywhere]">{file.name}</p>
            <div className="flex flex-wrap gap-x-8">
              <Button token={token} action={`export?cv=${lead.reference}`} text="Hämta" />
              <Button token={token} action="gor/ta-bort-cv" text="Ta bort" />
            </div>
          </>
        ) : (
          <p>Inget CV är bifogat.</p>
        )}
      </Part>
      <Part title="Samtycke">
        <ul className="list-disc stack-1 pl-5">
          {consents.map(({ at, version, source, text }) => (
            <li key={`${at}-${source}`}>
              {consentSources[source]} {day(at)}, text från {formatDay(version)}
              {text ? `: ”${text}”` : ""}
            </li>
          ))}
        </ul>
        <p>
          Vi räknar {site().retentionMonths.candidate}&nbsp;månader från {day(renewedAt)}. Innan de har gått frågar vi
          om du vill vara kvar. Svarar du inte raderas allt.
        </p>
        <p>Förnyar du samtycket godkänner du den här texten: ”{site().consentText}”</p>
        <Button token={token} action={`gor/fornya?text=${site().consentVersion}`} text="Förnya samtycket i dag" />
      </Part>
      <Part title={paused ? "Pausad" : "Paus"}>
        <p>
          {paused
            ? "Vi hör inte av oss om jobb och uppdrag. Uppgifterna ligger kvar, och innan tiden går ut frågar vi om du vill vara kvar."
            : "Vill du inte bli kontaktad just nu? Uppgifterna ligger kvar, men vi hör inte av oss om jobb och uppdrag."}
        </p>
        {paused ? (
          <Button token={token} action="gor/ateruppta" text="Hör av er igen" />
        ) : (
          <Button token={token} action="gor/pausa" text="Pausa" />
        )}
      </Part>
    </>
  );
}

const otherTitles = { candidate: "Anmälan till nätverket", contact: "Förfrågan" } as const;

/** A contact request, or something that nobody has confirmed. */
function Other({ lead, token }: { lead: LeadHistory; token: string }) {
  return (
    <Part title={`${otherTitles[lead.kind]} ${day(lead.createdAt)}`}>
      <Written lead={lead} />
      {lead.profile && <p>Kravprofilen ”{lead.profile.title}” sparades som den såg ut när den skickades.</p>}
      {lead.file && (
        <div>
          <p className="[overflow-wrap:anywhere]">CV: {lead.file.name}</p>
          <Button token={token} action={`export?cv=${lead.reference}`} text="Hämta" />
        </div>
      )}
      {lead.state === "unconfirmed" && (
        <div className="bg-mist stack-3 p-5">
          <p>Det här är inte bekräftat. Är det ditt? Bekräfta. Annars raderas det av sig självt.</p>
          {lead.consents.at(-1)?.text && <p>”{lead.consents.at(-1)?.text}”</p>}
          <Button token={token} action={`gor/bekrafta?referens=${lead.reference}`} text="Bekräfta" />
        </div>
      )}
    </Part>
  );
}

/** What staff have noted: the person has the right to read it. */
function Remarks({ leads }: { leads: readonly LeadHistory[] }) {
  const remarks = leads.flatMap((lead) => lead.remarks);
  if (remarks.length === 0) return null;
  return (
    <Part title="Anteckningar om dig">
      <ul className="stack-3">
        {remarks.map(({ text, at }) => (
          <li key={at} className="[overflow-wrap:anywhere] whitespace-pre-wrap">
            {day(at)}: {text}
          </li>
        ))}
      </ul>
    </Part>
  );
}

const mailNames = new Map([
  ["confirm", "Fråga om adressen är din"],
  ["receipt", "Kvitto"],
  ["notice", "Besked till våra rekryterare"],
  ["own-data-link", "Länk till den här sidan"],
  ["reminder", "Fråga om du vill vara kvar"],
]);

const statusNames = new Map([
  ["sent", "skickat"],
  ["queued", "väntar"],
  ["failed", "kom inte fram"],
]);

function Mails({ mails, drafts }: { mails: readonly LeadMail[]; drafts: readonly string[] }) {
  return (
    <Part title="Mejl och utkast">
      <p>Vi sparar vilka mejl som har gått, men inte vad som stod i dem.</p>
      <ul className="list-disc stack-1 pl-5">
        {mails.map((mail) => (
          <li key={mail.template + mail.createdAt}>
            {day(mail.createdAt)}: {mailNames.get(mail.template) ?? mail.template}, {statusNames.get(mail.status)}
          </li>
        ))}
      </ul>
      {drafts.length > 0 && (
        <p>
          {drafts.length === 1
            ? "Ett påbörjat formulär med din adress ligger sparat och krypterat i högst en timme."
            : `${drafts.length} påbörjade formulär med din adress ligger sparade och krypterade i högst en timme.`}
        </p>
      )}
    </Part>
  );
}

/** Everything that is held under an address, and what can be done with it. */
export function OwnDataView({ data, token }: { data: OwnData; token: string }) {
  const { candidate, others } = data;
  const leads = candidate ? [candidate, ...others] : others;
  const mails = [...leads.flatMap((lead) => lead.mails), ...data.mails];
  return (
    <div className="border-ink border-t-4">
      {candidate && <Candidate lead={candidate} token={token} />}
      {others.map((lead) => (
        <Other key={lead.id} lead={lead} token={token} />
      ))}
      <Remarks leads={leads} />
      <Mails mails={mails.toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))} drafts={data.drafts} />
      <Part title="Ta med dig">
        <p>Allt på den här sidan som en fil, i ett format som program kan läsa (JSON).</p>
        <Button token={token} action="export" text="Hämta mina uppgifter" />
      </Part>
      <Part title="Radera">
        <details>
          <summary className="min-h-11 py-2 font-semibold">Radera allt om mig</summary>
          <p className="pb-4">
            Allt vi har under din adress tas bort genast: uppgifter, CV, förfrågningar, anteckningar, utkast och mejl.
            Det går inte att ångra. Kvar blir slumpmässiga nummer och en notering om vilken dag någon raderades och
            varför.
          </p>
          <Button token={token} action="gor/radera" text="Ja, radera allt nu" quiet={false} />
        </details>
      </Part>
    </div>
  );
}
