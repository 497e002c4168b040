import type { ComponentProps } from "#lib/content/components.ts";
import { retentionTime } from "#lib/content/dates.ts";
import { recipientSentence, site, teamMailSentence } from "#lib/content/site.ts";

/** How long we keep what a candidate or a client has sent, as content/sajt.yaml says. */
export function RetentionTime(props: ComponentProps<"Lagringstid">) {
  return <>{retentionTime(props.for)}</>;
}

/** The agency's e-mail address as a link. */
export function AgencyEmail() {
  return (
    <a className="link" href={`mailto:${site().email}`}>
      {site().email}
    </a>
  );
}

/** To whom leads are handed on, as a sentence; nothing where nobody is. */
export function Recipient() {
  return recipientSentence();
}

/** What stands in the mail that the team gets of each lead, as a sentence. */
export function TeamMail() {
  return teamMailSentence();
}

/** Who answers for personal data: legal name, organisation number, address. */
export function Controller() {
  const { legalName, organisationNumber, address } = site().controller;
  return (
    <>
      {legalName}, organisationsnummer {organisationNumber}, {address}
    </>
  );
}
