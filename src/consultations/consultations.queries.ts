import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { EntriesQuery, EntryPage, EntryView, ReadBy } from './consultations.contract.js';

@Injectable()
export class ConsultationsQueries {
  constructor(private readonly db: Database) {}

  /** A page of the log, in order of `seq`, and how far it has been read. @throws 404 for whoever is not of the order */
  async page(caller: Caller, orderId: string, { after, limit }: EntriesQuery): Promise<EntryPage> {
    const head = await row<{ lastSeq: number; readBy: ReadBy }>(
      this.db,
      {
        name: 'conversation-head',
        text: `SELECT c.last_seq AS "lastSeq", json_build_object(
                 'resident', coalesce((SELECT seq FROM read_marks r WHERE r.order_id = $1 AND r.account_id = c.resident_id), 0),
                 'lawyer', coalesce((SELECT seq FROM read_marks r WHERE r.order_id = $1 AND r.account_id = c.lawyer_id), 0)) AS "readBy"
               FROM conversations c WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id)`,
      },
      [orderId, caller.accountId],
    );
    if (!head) throw commonProblems.notFound();
    const entries = await this.db.rows<Omit<EntryView, 'at'> & { at: Date }>(
      {
        name: 'conversation-page',
        text: `SELECT e.seq, e.kind, e.body, e.client_id AS "clientId", e.at,
                      json_build_object('id', a.id, 'role', a.role, 'displayName', a.display_name) AS sender
                 FROM entries e JOIN accounts a ON a.id = e.sender_id
                WHERE e.order_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3`,
      },
      [orderId, after, limit],
    );
    return {
      items: entries.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
      lastSeq: head.lastSeq,
      readSeq: caller.role === 'resident' ? head.readBy.resident : head.readBy.lawyer,
      readBy: head.readBy,
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
