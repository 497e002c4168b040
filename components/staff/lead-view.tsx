import type { ReactNode } from "react";
import { cvFlagTexts } from "#lib/cv/problems.ts";
import { readableFields } from "#lib/forms/form.ts";
import { kinds } from "#lib/leads/kinds.ts";
import { failureText } from "#lib/mail/failure.ts";
import { statuses, statusNames } from "#lib/staff/inbox.ts";
import { foundBy, withQuery } from "#lib/staff/inbox-search.ts";
import type { StaffLead } from "#lib/staff/lead.ts";
import { FieldList } from "../forms/field-list.tsx";
import { ScrollArea } from "../layout/scroll-area.tsx";
import { ProfileParts } from "./profile-parts.tsx";
import { formatTime, kindNames } from "./words.ts";

const eventNames: Readonly<Record<StaffLead["history"][number]["type"], string>> = {
  received: "Kom in",
  confirmed: "Adressen bekräftad",
  changed: "Ändrade sina uppgifter",
  paused: "Pausade sig",
  resumed: "Vill bli kontaktad igen",
  renewed: "Förnyade samtycket",
  reminded: "Påmind om att tiden går ut",
  "mail-sent": "Mejl skickat",
  "mail-failed": "Mejl gick inte fram",
  read: "Öppnad första gången",
  status: "Status ändrad",
  "cv-opened": "CV-filen hämtad",
  "cv-viewed": "CV:ts sidor visade",
};

const mailNames: Readonly<Record<string, string>> = {
  notice: "Avisering",
  receipt: "Kvitto",
  confirm: "Bekräftelselänk",
  reminder: "Påminnelse",
};

/** An address as it may stand in a link: one that is made with `?` or `&` in it would add recipients (RFC 6068). */
const mailtoAddress = (email: string) => email.split("@").map(encodeURIComponent).join("@");

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-line grid gap-x-10 gap-y-3 border-t py-8 md:grid-cols-[12rem_minmax(0,1fr)]">
      <h2 className="text-xl">{title}</h2>
      <div className="min-w-0 stack-4">{children}</div>
    </section>
  );
}

function Status({ lead, action }: { lead: StaffLead; action: string }) {
  return (
    <form method="post" action={action} aria-label="Ändra status" className="flex flex-wrap items-end gap-3">
      <label>
        <span className="block text-sm font-semibold">Status</span>
        <select name="status" defaultValue={lead.status} className="border-edge bg-sheet mt-1 min-h-12 border px-3">
          {statuses.map((status) => (
            <option key={status} value={status}>
              {statusNames[status]}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" name="gor" value="status" className="button">
        Spara status
      </button>
    </form>
  );
}

function Cv({ lead }: { lead: StaffLead }) {
  const { file, cvText, reference } = lead;
  if (!file) return null;
  return (
    <Part title="CV">
      <p className="[overflow-wrap:anywhere]">{file.name}</p>
      {file.flags.length > 0 && (
        <p className="border-hjortron border-l-4 pl-4">
          Filen {file.flags.map((flag) => cvFlagTexts[flag]).join(", ")}. Läs texten här i stället för att öppna den.
        </p>
      )}
      {cvText === undefined && <p>Texten är inte läst än. Försök om en minut.</p>}
      {cvText === "" && <p>Filen innehåller ingen text, kanske bara en bild.</p>}
      {cvText && (
        <ScrollArea
          label="CV:ts text"
          className="border-line bg-sheet max-h-[36rem] overflow-y-auto border p-5 whitespace-pre-wrap [overflow-wrap:anywhere]"
        >
          {cvText}
        </ScrollArea>
      )}
      {file.type === "pdf" && (
        <details>
          <summary className="min-h-11 py-2 font-semibold">Visa sidorna</summary>
          {/* Its own answer says the same of what it may do (lib/http/pdf-frame.ts). Asked for when it is seen. */}
          <iframe
            title="CV:ts sidor"
            src={`/personal/lead/${reference}/cv/sidor`}
            sandbox="allow-scripts"
            loading="lazy"
            className="border-line mt-2 block h-[80vh] w-full border"
          />
        </details>
      )}
      <form method="post" action={`/personal/lead/${reference}/cv`} aria-label="CV-filen">
        <button type="submit" className="link min-h-11 cursor-pointer font-semibold">
          Hämta filen som den skickades
        </button>
        <p className="text-soft text-sm">
          Det noteras när du visar sidorna eller hämtar filen. Radera din kopia när du är klar.
        </p>
      </form>
    </Part>
  );
}

function Mails({ lead, action }: { lead: StaffLead; action: string }) {
  if (lead.mails.length === 0) return null;
  const troubled = lead.mails.some(({ status }) => status !== "sent");
  return (
    <Part title="Mejl">
      <ul className="stack-1">
        {lead.mails.map((mail) => (
          <li key={`${mail.template}-${mail.createdAt}-${mail.recipient}`} className="[overflow-wrap:anywhere]">
            {mailNames[mail.template] ?? mail.template} till {mail.recipient}:{" "}
            {mail.sentAt
              ? `skickat ${formatTime(mail.sentAt)}`
              : mail.lastError
                ? failureText(mail.lastError)
                : "på väg"}
          </li>
        ))}
      </ul>
      {troubled && (
        <form method="post" action={action} aria-label="Mejl">
          <button type="submit" name="gor" value="mejl" className="link min-h-11 cursor-pointer font-semibold">
            Skicka om det som inte har gått fram
          </button>
        </form>
      )}
    </Part>
  );
}

function Notes({ lead, action }: { lead: StaffLead; action: string }) {
  return (
    <Part title="Anteckningar">
      <form method="post" action={action} aria-label="Anteckning" className="max-w-text">
        <label className="block font-semibold" htmlFor="anteckning">
          Ny anteckning
        </label>
        <textarea
          id="anteckning"
          name="text"
          rows={4}
          required
          maxLength={5000}
          aria-describedby="anteckning-rad"
          className="border-edge bg-sheet mt-1 w-full border p-3"
        />
        <p id="anteckning-rad" className="text-soft text-sm">
          Personen har rätt att läsa det du skriver. Det raderas tillsammans med resten.
        </p>
        <button type="submit" name="gor" value="anteckna" className="button mt-3">
          Spara anteckning
        </button>
      </form>
      {lead.notes.length > 0 && (
        <ul>
          {lead.notes.map(({ id, text, by, at }) => (
            <li key={id} className="border-line max-w-text border-t py-3">
              <p className="text-soft text-sm">
                {by}, <time dateTime={at}>{formatTime(at)}</time>
              </p>
              <p className="mt-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{text}</p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/**
 * One lead: what was sent, the requirement profile, the CV's text, and what has been done.
 * @param search what it was found by in the inbox, to lead back there
 */
export function LeadView({ lead, search }: { lead: StaffLead; search: ReadonlyMap<string, string> }) {
  const { consent: _consent, profile: _profile, ...written } = lead.values;
  const action = withQuery(`/personal/lead/${lead.reference}/skicka`, foundBy(search));
  const title = String(lead.values.name || lead.reference);
  return (
    <>
      {search.size > 0 && (
        <a className="link inline-flex min-h-11 items-center" href={withQuery("/personal", search)}>
          Tillbaka till listan
        </a>
      )}
      <p className="text-soft text-sm font-semibold">
        {kindNames[lead.kind]} {lead.reference}
        {lead.state === "paused" ? ", pausad: vill inte bli kontaktad just nu" : ""}
      </p>
      <h1 id="titel" className="mt-3 mb-6 text-4xl [overflow-wrap:anywhere]">
        {title}
      </h1>
      <div className="mb-8">
        <Status lead={lead} action={action} />
      </div>
      <Part title="Uppgifter">
        <FieldList fields={readableFields(kinds[lead.kind].form, written)} />
        <a
          className="onward"
          href={`mailto:${mailtoAddress(lead.email)}?subject=${encodeURIComponent(lead.reference)}`}
        >
          Skriv ett mejl
        </a>
        {lead.values.phone && (
          <a className="onward ml-6" href={`tel:${String(lead.values.phone).replaceAll(/[^\d+]/g, "")}`}>
            Ring
          </a>
        )}
      </Part>
      {lead.profile && (
        <Part title="Kravprofil">
          <p className="font-serif text-2xl">{lead.profile.title}</p>
          <p className="max-w-text">{lead.profile.lead}</p>
          <a className="onward" href={`/personal/lead/${lead.reference}/word`}>
            Hämta som Word-dokument
          </a>
          <ProfileParts parts={lead.profile.parts} />
        </Part>
      )}
      <Cv lead={lead} />
      <Notes lead={lead} action={action} />
      <Mails lead={lead} action={action} />
      {lead.earlier.length > 0 && (
        <Part title="Mer från samma adress">
          <ul>
            {lead.earlier.map(({ reference, kind, createdAt }) => (
              <li key={reference}>
                <a className="link inline-flex min-h-8 items-center" href={`/personal/lead/${reference}`}>
                  {kindNames[kind]} {reference}, {formatTime(createdAt)}
                </a>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title="Vad som har hänt">
        <ol className="stack-1">
          {lead.history.map(({ type, at, by, detail }) => (
            <li key={`${type}-${at}`}>
              <time dateTime={at}>{formatTime(at)}</time>: {eventNames[type]}
              {type === "status" && statuses.map((status) => (status === detail ? ` till ${statusNames[status]}` : ""))}
              {by ? ` av ${by}` : ""}
            </li>
          ))}
        </ol>
      </Part>
      <Part title="Radera">
        <details>
          <summary className="min-h-11 py-2 font-semibold">Radera allt om {lead.reference}</summary>
          <p className="mt-2 max-w-text">
            Uppgifterna, CV:t, anteckningarna och mejlen tas bort och går inte att få tillbaka. Annat från samma adress
            blir kvar. Radera också egna kopior.
          </p>
          <form method="post" action={action} aria-label="Radera" className="mt-3">
            <button type="submit" name="gor" value="radera" className="button">
              Radera nu
            </button>
          </form>
        </details>
      </Part>
    </>
  );
}
