import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';
import { ENTRY_COLUMNS, TOOK_BACK, viewOfEntry, type EntryRow } from './entries.queries.js';

const ENTRIES_AT_ONCE = 100;

/** What this room keeps of a resident: all that was said, by either side, and when they were there. */
@Injectable()
export class MyWords implements PersonalDataOfRoom {
  constructor(
    data: PersonalData,
    private readonly db: Database,
  ) {
    data.register(this);
  }

  parts(caller: Caller) {
    const { accountId, ordersSince } = caller;
    return {
      messages: this.messages(caller),
      readMarks: this.rowsOf(
        `SELECT order_id AS "orderId", seq, at FROM read_marks
          WHERE account_id = $1 AND ${reaches('order_id', '$2')} ORDER BY order_id`,
        [accountId, ordersSince],
      ),
      presence: this.rowsOf('SELECT since, until FROM resident_presences WHERE resident_id = $1', [
        accountId,
      ]),
    };
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    await rows(tx, ERASE_WORDS, [accountId]);
    await rows(tx, 'DELETE FROM read_marks WHERE account_id = $1', [accountId]);
    await rows(tx, 'DELETE FROM resident_presences WHERE resident_id = $1', [accountId]);
    await rows(tx, 'DELETE FROM talk_limits WHERE account_id = $1', [accountId]);
  }

  private async *messages({ accountId, ordersSince }: Caller): AsyncIterable<object> {
    let place: unknown[] = ['00000000-0000-0000-0000-000000000000', 0];
    for (;;) {
      const entries = await this.db.rows<EntryRow & { orderId: string }>(ENTRIES, [
        accountId,
        ...place,
        ordersSince,
      ]);
      for (const { orderId, ...entry } of entries) yield { orderId, ...viewOfEntry(entry) };
      const last = entries.at(-1);
      if (!last) return;
      place = [last.orderId, last.seq];
    }
  }

  private async *rowsOf(text: string, values: unknown[]): AsyncIterable<object> {
    yield* await this.db.rows<object>(text, values);
  }
}

/** $1 resident, $2 and $3 the place that was read last, $4 the orders since. */
const ENTRIES = `
  SELECT c.order_id AS "orderId", e.*
    FROM conversations c CROSS JOIN LATERAL (
      SELECT ${ENTRY_COLUMNS} FROM entries e ${TOOK_BACK}
       WHERE e.order_id = c.order_id AND (c.order_id > $2 OR e.seq > $3) ORDER BY e.seq LIMIT ${ENTRIES_AT_ONCE}) e
   WHERE c.resident_id = $1 AND c.order_id >= $2 AND ${reaches('c.order_id', '$4')}
   ORDER BY c.order_id, e.seq LIMIT ${ENTRIES_AT_ONCE}`;

/** What the service itself told stays: it says what happened, in words of its own. */
const ERASE_WORDS = `
  UPDATE entries e
     SET erased_hash = entry_hash(e), body = NULL, attachment_id = NULL, client_id = 'erased ' || gen_random_uuid()
    FROM conversations c
   WHERE c.resident_id = $1 AND e.order_id = c.order_id AND e.client_id IS NOT NULL AND e.erased_hash IS NULL`;
