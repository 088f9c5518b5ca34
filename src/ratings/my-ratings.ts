import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';

/** What this room keeps of a resident: the levels stay, for they are figures; what was said with them goes. */
@Injectable()
export class MyRatings implements PersonalDataOfRoom {
  constructor(
    data: PersonalData,
    private readonly db: Database,
  ) {
    data.register(this);
  }

  parts(caller: Caller) {
    return { ratings: this.export(caller) };
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    await rows(
      tx,
      `UPDATE ratings SET comment = NULL, reasons = '{}'
        WHERE order_id IN (SELECT id FROM orders WHERE resident_id = $1) AND (comment IS NOT NULL OR reasons <> '{}')`,
      [accountId],
    );
  }

  private async *export({ accountId, ordersSince }: Caller): AsyncIterable<object> {
    yield* await this.db.rows<object>(
      `SELECT r.order_id AS "orderId", r.segment, r.level, r.reasons, r.comment, r.created_at AS "createdAt",
              r.changed_at AS "changedAt"
         FROM orders o JOIN ratings r ON r.order_id = o.id WHERE o.resident_id = $1 AND ${reaches('o.id', '$2')}
        ORDER BY r.order_id, r.segment`,
      [accountId, ordersSince],
    );
  }
}
