import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { identityProblems } from '../identity/identity.problems.js';
import { SessionsService } from '../identity/sessions.service.js';
import { Database, rows } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import { PersonalData } from './personal-data.service.js';

/** A resident has all erased that is kept of them. @see 个人信息保护法 art. 47; docs/decisions/0020-privacy.md */
@Injectable()
export class ErasureService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly outbox: Outbox,
    private readonly data: PersonalData,
  ) {}

  /**
   * Erases all or nothing. A second time, or from two devices at once, it does nothing more.
   * @throws 403 `UNLOCK_FIRST` in a session that does not reach all orders; 409 `OPEN_ORDERS` while one is open
   */
  async erase({ accountId, ordersSince }: Caller): Promise<void> {
    // Somebody else may have found the card.
    if (ordersSince !== null) throw identityProblems.unlockFirst();
    await this.db.transaction(async (tx) => {
      // The account's row first, before any order's: docs/decisions/0004-lock-order.md.
      if (!(await this.accounts.lockToErase(tx, accountId))) return;
      for (const kept of this.data.rooms) await kept.freeze?.(tx, accountId);
      for (const kept of this.data.rooms) await kept.erase?.(tx, accountId);
      // The answers that are kept for repeats hold what was asked.
      await rows(tx, 'DELETE FROM idempotency_keys WHERE account_id = $1', [accountId]);
      await this.sessions.endAll(tx, accountId, 'erased');
      const version = await this.accounts.erase(tx, accountId);
      await this.outbox.record(tx, {
        subjectKind: 'account',
        subjectId: accountId,
        seq: version,
        type: 'account.erased',
        actor: { role: 'resident', id: accountId },
        signals: [{ rooms: [room.account(accountId)], disconnect: true }],
      });
    });
  }
}
