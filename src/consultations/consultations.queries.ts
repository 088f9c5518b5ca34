import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from '../conversations/entry-rows.js';
import type { EntriesQuery, EntryPage } from './consultations.contract.js';

@Injectable()
export class ConsultationsQueries {
  constructor(private readonly db: Database) {}

  /** A page of the log, in order of `seq`, and how far it has been read. @throws 404 for whoever is not of the order */
  async page(caller: Caller, orderId: string, { after, limit }: EntriesQuery): Promise<EntryPage> {
    const head = await row<Omit<EntryPage, 'items' | 'readSeq'>>(
      this.db,
      { name: 'conversation-head', text: HEAD },
      [orderId, caller.accountId],
    );
    if (!head) throw commonProblems.notFound();
    const entries = await this.db.rows<EntryRow>({ name: 'conversation-page', text: PAGE }, [
      orderId,
      after,
      limit,
    ]);
    return {
      items: entries.map(viewOfEntry),
      ...head,
      readSeq: caller.role === 'resident' ? head.readBy.resident : head.readBy.lawyer,
    };
  }

  /** The other people of the order, for what is told and not kept. @throws 404 for whoever is not of the order */
  async people(caller: Caller, orderId: string): Promise<{ residentId: string; lawyerId: string | null }> {
    const people = await row<{ residentId: string; lawyerId: string | null }>(
      this.db,
      {
        name: 'conversation-people',
        text: `SELECT resident_id AS "residentId", lawyer_id AS "lawyerId" FROM conversations
                WHERE order_id = $1 AND $2 IN (resident_id, lawyer_id)`,
      },
      [orderId, caller.accountId],
    );
    if (!people) throw commonProblems.notFound();
    return people;
  }
}

/** $1 order, $2 reader. How far both sides have read, and what is left for the reader. */
const HEAD = `
  SELECT c.last_seq AS "lastSeq", json_build_object('resident', resident.seq, 'lawyer', lawyer.seq) AS "readBy",
         (SELECT count(*)::int FROM entries e ${TOOK_BACK}
           WHERE e.order_id = $1 AND e.seq > CASE WHEN c.resident_id = $2 THEN resident.seq ELSE lawyer.seq END
             AND e.client_id IS NOT NULL AND e.sender_id <> $2 AND NOT took_back.it) AS unread
    FROM conversations c,
         LATERAL (SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = $1 AND account_id = c.resident_id) resident,
         LATERAL (SELECT coalesce(max(seq), 0) AS seq FROM read_marks WHERE order_id = $1 AND account_id = c.lawyer_id) lawyer
   WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id)`;

const PAGE = `
  SELECT ${ENTRY_COLUMNS} FROM entries e ${TOOK_BACK}
   WHERE e.order_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`;
