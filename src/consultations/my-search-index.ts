import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/database.js';
import { PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';

/** What this room keeps of a resident: which characters were said in their conversations. */
@Injectable()
export class MySearchIndex implements PersonalDataOfRoom {
  constructor(data: PersonalData) {
    data.register(this);
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    // First the list: whoever indexes has read the words, taken the order off it and not committed yet, and this waits
    // for them. Only then is all that they wrote down there to be deleted.
    for (const table of ['search_due', 'search_chunks'])
      await rows(
        tx,
        `DELETE FROM ${table} WHERE order_id IN (SELECT order_id FROM conversations WHERE resident_id = $1)`,
        [accountId],
      );
    await rows(
      tx,
      `INSERT INTO search_progress SELECT order_id, last_seq FROM conversations WHERE resident_id = $1
       ON CONFLICT (order_id) DO UPDATE SET indexed_seq = excluded.indexed_seq`,
      [accountId],
    );
  }
}
