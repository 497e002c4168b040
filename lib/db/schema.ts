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
  consent_version: string | null;
  created_at: string;
}

interface LeadEventRow {
  id: string;
  lead_id: string;
  type: "received" | "mail-sent" | "mail-failed";
  at: string;
}

interface OutboxRow {
  id: string;
  lead_id: string;
  recipient: string;
  /** JSON of subject, text, html and replyTo. */
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
}
