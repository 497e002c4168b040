import type { Generated } from "kysely";

/** Rows as they stand in the database. Times are ISO 8601 in UTC, so that text order is time order in SQLite and PostgreSQL alike. */

export interface LeadRow {
  id: string;
  /** What the visitor sees, for example K-7F3Q-9M2X. */
  reference: string;
  kind: "candidate" | "contact";
  /** Canonical, see lib/mail/address.ts. */
  email: string;
  /** JSON of the validated fields; empty fields are left out. */
  data: string;
  /** Hash of form token and content: the same submission sent twice has the same key. */
  submission_key: string;
  /** `unconfirmed` until the address is confirmed; `paused` while the candidate wants no news. */
  state: "unconfirmed" | "active" | "paused";
  created_at: string;
  /** When the person showed that the address is theirs; null where nobody has. */
  confirmed_at: string | null;
  /** Until when it may be confirmed; null until the mail that asks has left. */
  confirm_by: string | null;
  /** JSON of the requirement profile that came with it, as it was then (lib/leads/profile-snapshot.ts). */
  profile: string | null;
  /** When a candidate last gave consent, when a contact request came in: the time from which retention counts. */
  renewed_at: string;
  /** When the candidate was told that the time is running out; null after each renewal. */
  reminded_at: string | null;
  /** How far staff have come with it. */
  status: "ny" | "kontaktad" | "pagar" | "klar";
  /** When somebody of the staff opened it first. */
  read_at: string | null;
}

export interface ConsentRow {
  id: string;
  lead_id: string;
  /** Names a row of consent_texts. */
  version: string;
  source: "form" | "confirmation" | "self-service" | "reminder";
  at: string;
}

/** Each wording that anybody has been shown, so that a consent can be shown years later. */
interface ConsentTextRow {
  version: string;
  text: string;
}

export interface FileRow {
  id: string;
  /** A file belongs to a lead, or to the draft of a rejected submission. */
  lead_id: string | null;
  draft_hash: string | null;
  name: string;
  type: "pdf" | "docx" | "odt";
  /** In bytes, before encryption. */
  size: number;
  key_id: string;
  /** Encrypted. */
  content: Uint8Array;
  /** JSON: what may act in it when it is opened (lib/cv/verdict.ts). */
  flags: string;
  /** Its text, encrypted with the same key; null where none has been made yet. */
  text: Uint8Array | null;
  scan: "none" | "clean" | "infected";
  /** 1 while it belongs to a draft or to a sign-up that nobody has confirmed: such files share one budget. */
  pending: number;
  created_at: string;
}

export interface LinkRow {
  token_hash: string;
  /** The lead that it is about; null where it is about all that is held under the address. */
  lead_id: string | null;
  /** Whose link it is. */
  email: string;
  purpose: "confirm" | "self-service" | "renew";
  expires_at: string;
  used_at: string | null;
}

/** What remains of an erased lead: that it was there, and why it is gone. */
export interface ErasureRow {
  id: string;
  kind: LeadRow["kind"];
  reason: "self-service" | "unconfirmed" | "retention" | "replaced" | "staff";
  at: string;
}

interface JobRow {
  name: string;
  last_run_at: string;
}

export interface LeadEventRow {
  id: string;
  lead_id: string;
  type:
    | "received"
    | "confirmed"
    | "changed"
    | "paused"
    | "resumed"
    | "renewed"
    | "reminded"
    | "mail-sent"
    | "mail-failed"
    | "read"
    | "status"
    | "cv-opened"
    | "cv-viewed";
  at: string;
  /** Who of the staff did it; null: the person, or the site by itself. */
  staff_id: string | null;
  detail: string | null;
}

export interface StaffRow {
  id: string;
  name: string;
  /** Canonical. Never what a person signs in by. */
  email: string;
  role: "recruiter" | "administrator";
  /** Issuer and subject of an account at the agency's own sign-in, as `issuer subject`. */
  oidc: string | null;
  created_at: string;
  removed_at: string | null;
}

interface StaffInvitationRow {
  token_hash: string;
  /** Who has lost a device; null for somebody new. */
  staff_id: string | null;
  name: string;
  email: string;
  role: StaffRow["role"];
  /** Which administrator invited; null: from the command line. */
  invited_by: string | null;
  expires_at: string;
}

interface StaffPasskeyRow {
  credential_id: string;
  staff_id: string;
  public_key: string;
  counter: number;
  created_at: string;
}

interface StaffSessionRow {
  token_hash: string;
  staff_id: string;
  created_at: string;
  seen_at: string;
}

interface StaffChallengeRow {
  challenge_hash: string;
  expires_at: string;
}

interface LeadNoteRow {
  id: string;
  lead_id: string;
  staff_id: string;
  text: string;
  at: string;
}

/** An event that a receiver is to be told of; what it says is written when it is sent. */
export interface WebhookRow {
  id: string;
  type: "lead.received" | "lead.confirmed" | "lead.changed" | "lead.erased";
  lead_id: string;
  reference: string;
  kind: LeadRow["kind"];
  created_at: string;
  attempts: number;
  next_attempt_at: string;
  leased_until: string | null;
  delivered_at: string | null;
}

/** The order of the inbox: leads get a place when they come to count. Their words stand in inbox_words (lib/leads/inbox-index.ts). */
interface InboxRow {
  place: Generated<number>;
  lead_id: string;
  /** Names the secret that its words were written with. */
  key_id: string;
}

interface OutboxRow {
  id: string;
  /** Id of what the mail is about, for whoever ordered it; null: about its recipient alone. What the mail says is written when it is sent. */
  about_id: string | null;
  template: string;
  recipient: string;
  /** JSON: what the template needs besides. */
  data: string;
  /** While the mail waits no other has this name. */
  slot: string | null;
  /** The same on every try. */
  message_id: string;
  status: "queued" | "sent" | "failed";
  attempts: number;
  next_attempt_at: string;
  /** While this lies ahead, one worker has the mail in hand. */
  leased_until: string | null;
  /** Codes of the last failed try, see lib/mail/failure.ts. */
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
}

/** A mail that a stranger could set off, counted for a day. */
interface MailboxHitRow {
  /** The mail's id. */
  id: string;
  /** Keyed hash of the mailbox. */
  mailbox: string;
  lane: "forms" | "own-data";
  at: string;
}

interface DraftRow {
  token_hash: string;
  /** Encrypted JSON of what was typed. */
  payload: string;
  expires_at: string;
  /** Keyed hash of the e-mail address in it, so that erasing a person finds it. */
  email_hash: string | null;
}

interface LimitHitRow {
  id: string;
  /** Keyed hash of what is counted. */
  key: string;
  at: string;
  /** When it no longer counts and goes. */
  expires_at: string;
}

/** A form's mark that has been used, see lib/forms/mark.ts. */
interface SpentMarkRow {
  mark_hash: string;
  /** Hash of what was sent with it: the same again is the same submission. */
  content_hash: string;
  /** What came of it, for whoever sends the same again. */
  outcome: string;
  expires_at: string;
}

export interface Database {
  leads: LeadRow;
  lead_events: LeadEventRow;
  outbox: OutboxRow;
  mailbox_hits: MailboxHitRow;
  drafts: DraftRow;
  limit_hits: LimitHitRow;
  spent_marks: SpentMarkRow;
  consents: ConsentRow;
  consent_texts: ConsentTextRow;
  files: FileRow;
  links: LinkRow;
  erasures: ErasureRow;
  jobs: JobRow;
  staff: StaffRow;
  staff_invitations: StaffInvitationRow;
  staff_passkeys: StaffPasskeyRow;
  staff_sessions: StaffSessionRow;
  staff_challenges: StaffChallengeRow;
  lead_notes: LeadNoteRow;
  inbox: InboxRow;
  webhooks: WebhookRow;
}
