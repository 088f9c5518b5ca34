import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface Unread {
  /** The last place in the log. */
  lastSeq: number;
  /** What the other side said, and did not take back, after what the reader has read. */
  unread: number;
}

/** How much of conversations is new to one of their people. */
@Injectable()
export class UnreadQueries {
  constructor(private readonly db: Database) {}

  /** Of those among `orderIds` that are the reader's, by order. */
  async of(readerId: string, orderIds: readonly string[]): Promise<Map<string, Unread>> {
    if (orderIds.length === 0) return new Map();
    const found = await this.db.rows<Unread & { id: string }>(UNREAD, [readerId, orderIds]);
    return new Map(found.map(({ id, ...unread }) => [id, unread]));
  }
}

/** $1 reader, $2 orders. */
const UNREAD = {
  name: 'unread-of-orders',
  text: `
    SELECT c.order_id AS id, c.last_seq AS "lastSeq", unread.count AS unread
      FROM conversations c
      CROSS JOIN LATERAL (
        SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = c.order_id AND account_id = $1) mark
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM entries e
         WHERE e.order_id = c.order_id AND e.seq > mark.seq AND e.client_id IS NOT NULL AND e.sender_id <> $1
           AND NOT EXISTS (SELECT FROM entries r
                            WHERE r.order_id = e.order_id AND r.kind = 'recall' AND r.refers_to = e.seq)) unread
     WHERE c.order_id = ANY($2) AND $1 IN (c.resident_id, c.lawyer_id)`,
};
