import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { ConversationFeed } from './conversation-feed.service.js';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from './entries.queries.js';
import type { TOLD_KINDS } from './entry.contract.js';

/** Something that is told in the conversation, not said by its people. */
export interface Told {
  kind: (typeof TOLD_KINDS)[number];
  /** Of whom it tells; undefined: the service itself. */
  senderId?: string;
  /** In words, for people. */
  body?: string;
  code?: string;
  refersTo?: number;
}

/** Where the chain over a log ended when it was closed. */
export interface Seal {
  seq: number;
  /** SHA-256 in hex. */
  hash: string;
}

/** Writes into the log what happens to an order, in the transaction in which it happens. */
@Injectable()
export class ConversationLog {
  constructor(
    private readonly db: Database,
    private readonly feed: ConversationFeed,
  ) {}

  /**
   * Adds entries at the next places, under the conversation's lock; its people hear of them after the commit. Also to a
   * closed one: that it was closed is its last entry. Gives the places.
   */
  async tell(tx: Tx, orderId: string, told: readonly Told[]): Promise<{ seq: number; at: Date }[]> {
    const written = await rows<Written>(tx, TELL, [
      orderId,
      told.map(({ kind }) => kind),
      told.map(({ senderId }) => senderId ?? null),
      told.map(({ body }) => body ?? null),
      told.map(({ code }) => code ?? null),
      told.map(({ refersTo }) => refersTo ?? null),
    ]);
    this.db.afterCommit(tx, () => {
      for (const { residentId, lawyerId, ...entry } of written)
        this.feed.publish({ orderId, residentId, lawyerId }, viewOfEntry(entry));
    });
    return written;
  }

  /** Closes the chain over all that is in the log, under its lock. Whoever keeps the seal can tell any later change. */
  async seal(tx: Tx, orderId: string): Promise<Seal> {
    const seal = await row<Seal>(tx, SEAL, [orderId]);
    return seal!;
  }
}

interface Written extends EntryRow {
  residentId: string;
  lawyerId: string | null;
}

const TELL = {
  name: 'tell-in-conversation',
  text: `
    WITH head AS (
      UPDATE conversations SET last_seq = last_seq + cardinality($2::text[]) WHERE order_id = $1
      RETURNING last_seq - cardinality($2::text[]) AS before, resident_id, lawyer_id),
    told AS (
      INSERT INTO entries (order_id, seq, kind, sender_id, body, code, refers_to)
      SELECT $1, before + n, kind, sender_id, body, code, refers_to
        FROM head, unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::int[])
          WITH ORDINALITY AS t (kind, sender_id, body, code, refers_to, n)
      RETURNING *)
    SELECT ${ENTRY_COLUMNS}, head.resident_id AS "residentId", head.lawyer_id AS "lawyerId"
      FROM told e CROSS JOIN head ${TOOK_BACK} ORDER BY e.seq`,
};

const SEAL = {
  name: 'seal-conversation',
  text: `
    UPDATE conversations c
       SET sealed_seq = last_seq,
           sealed_hash = (SELECT hash_chain(entry_hash(e) ORDER BY e.seq) FROM entries e WHERE e.order_id = $1)
     WHERE order_id = $1 AND last_seq > 0
     RETURNING sealed_seq AS seq, encode(sealed_hash, 'hex') AS hash`,
};
