import type { SaidKind } from '../conversations/entry.contract.js';
import { rows, type Queryable } from '../platform/database/database.js';

/** Something that somebody says. */
export interface Said {
  orderId: string;
  senderId: string;
  /** The sender's own id of it. */
  clientId: string;
  kind: SaidKind;
  body?: string;
  attachmentId?: string;
}

/** What became of it; see migrations/0006-conversations.ts. */
export interface Appended {
  outcome: 'appended' | 'duplicate' | 'closed' | 'unknown' | 'first_answer' | 'limited' | 'busy';
  /** Its place, when it was appended now or before. */
  seq: number;
  at: Date;
  /** Seconds until more may be said, when it is limited. */
  inSeconds: number;
  residentId: string;
  lawyerId: string | null;
}

export interface AppendTerms {
  /** Whether to wait for whoever has a conversation in hand; what is not waited for is `busy`. */
  waits: boolean;
  /** Messages that somebody may say at once; then one a second. Null: no limit. */
  burst: number | null;
}

/** Appends to any conversations in one statement and commit; gives what became of each, in their order. */
export function append(db: Queryable, said: readonly Said[], terms: AppendTerms): Promise<Appended[]> {
  return rows<Appended>(db, APPEND, [
    said.map(({ orderId }) => orderId),
    said.map(({ senderId }) => senderId),
    said.map(({ clientId }) => clientId),
    said.map(({ kind }) => kind),
    said.map(({ body }) => body ?? null),
    said.map(({ attachmentId }) => attachmentId ?? null),
    terms.waits,
    terms.burst,
  ]);
}

const APPEND = {
  name: 'append-entries',
  text: `SELECT outcome, seq, at, in_seconds AS "inSeconds", resident_id AS "residentId", lawyer_id AS "lawyerId"
           FROM append_entries($1, $2, $3, $4, $5, $6, $7, $8)`,
};
