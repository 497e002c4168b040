/** Rows as they stand in the database. Times are ISO 8601 in UTC, so that text order is time order in SQLite and PostgreSQL alike. */

export interface LeadRow {
  id: string;
  /** What the visitor sees, for example K-7F3Q-9M2X. */
  reference: string;
  kind: "candidate" | "contact";
  /** Lower case. */
  email: string;
  /** JSON of the validated fields; empty fields are left out. */
  data: string;
  /** Hash of form token and content: the same submission sent twice has the same key. */
  submission_key: string;
  /** `unconfirmed` until the address is confirmed; `paused` while the candidate wants no news. */
  state: "unconfirmed" | "active" | "paused";
  created_at: string;
  /** Last consent of a candidate, last activity of a contact request: the time from which retention counts. */
  renewed_at: string;
  /** When the candidate was told that the time is running out; null after each renewal. */
  reminded_at: string | null;
}

export interface ConsentRow {
  id: string;
  lead_id: string;
  /** Date of the consent text, as in content/site.ts. */
  version: string;
  source: "form" | "self-service" | "reminder";
  at: string;
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
  scan: "none" | "clean" | "infected";
  created_at: string;
}

export interface LinkRow {
  token_hash: string;
  lead_id: string;
  purpose: "confirm" | "self-service" | "renew";
  expires_at: string;
  used_at: string | null;
}

/** What remains of an erased lead: that it was there, and why it is gone. */
export interface ErasureRow {
  id: string;
  kind: LeadRow["kind"];
  reason: "self-service" | "unconfirmed" | "retention" | "replaced";
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
    | "mail-failed";
  at: string;
}

interface OutboxRow {
  id: string;
  lead_id: string;
  recipient: string;
  /** JSON of subject, text, html and what else the mail carries. */
  content: string;
  /** The same on every try. */
  message_id: string;
  status: "queued" | "sent" | "failed";
  attempts: number;
  next_attempt_at: string;
  /** While this lies ahead, one worker has the mail in hand. */
  leased_until: string | null;
  /** SMTP code or error code of the last failed try. */
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
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
}

export interface Database {
  leads: LeadRow;
  lead_events: LeadEventRow;
  outbox: OutboxRow;
  drafts: DraftRow;
  limit_hits: LimitHitRow;
  consents: ConsentRow;
  files: FileRow;
  links: LinkRow;
  erasures: ErasureRow;
  jobs: JobRow;
}
