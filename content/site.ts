/**
 * The agency itself: name, addresses, sender and the times that the privacy page promises.
 * Change it here and the whole site, every e-mail and the privacy page follow.
 */
export const site = {
  /** Shown in the header, in titles and as sender of e-mail. */
  name: "Hammer & Hanborg",
  /** One sentence about the agency, used where machines ask for a description. */
  description:
    "Rekrytering, executive search, konsultuthyrning och interim management inom kommunikation och marknadsföring.",
  /**
   * Who answers for personal data, as the privacy page names them. Square brackets mark what the agency has yet to
   * fill in; as long as any are left, the site says so when it starts.
   */
  controller: {
    legalName: "[byråns juridiska namn]",
    organisationNumber: "[organisationsnummer]",
    address: "[postadress]",
  },
  /** Where visitors write when a form does not work. An .example address reaches nobody: set the agency's own. */
  email: "kontakt@hammerhanborg.example",
  /** Sender of every e-mail, unless MAIL_FROM says otherwise. */
  mailFrom: "Hammer & Hanborg <webb@hammerhanborg.example>",
  /** Receives the notices about new leads, unless MAIL_TEAM says otherwise. */
  mailTeam: "team@hammerhanborg.example",
  /** Whole months that personal data is kept, counted from the last consent (candidates) or the last activity (contacts). */
  retentionMonths: { candidate: 24, contact: 24 },
  /** Days before a candidate's data is erased that a reminder is sent. */
  reminderDays: 30,
  /** Days that a sign-up waits for its address to be confirmed before it is erased. */
  confirmationDays: 7,
  /** Date of the consent wording below. Raise it whenever the wording changes: it is stored with each consent. */
  consentVersion: "2026-11-24",
  consentText:
    "Jag samtycker till att mina uppgifter sparas i kandidatnätverket och att ni hör av er om uppdrag och tjänster.",
} as const;
