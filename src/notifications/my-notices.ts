import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { rows, type Tx } from '../platform/database/database.js';
import { allPages, PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';
import { NoticesQueries } from './notices.queries.js';

/** What this room keeps of a resident. */
@Injectable()
export class MyNotices implements PersonalDataOfRoom {
  constructor(
    data: PersonalData,
    private readonly notices: NoticesQueries,
  ) {
    data.register(this);
  }

  parts(caller: Caller) {
    return { notices: allPages((page) => this.notices.list(caller, page)) };
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    await rows(tx, 'DELETE FROM notices WHERE account_id = $1', [accountId]);
  }
}
