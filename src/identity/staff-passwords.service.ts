import { Injectable } from '@nestjs/common';
import { Database, row, type Tx } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { AccountsService } from './accounts.service.js';
import type { Caller } from './door.contract.js';
import { identityProblems } from './identity.problems.js';
import { hashPassword, passwordFits } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';

const WRONG_PASSWORDS_PER_ACCOUNT: RateLimit = { name: 'password-own', hits: 20, windowSeconds: 900 };

/** New passwords of lawyers and operators: their own choice, or the bureau's when one is lost. */
@Injectable()
export class StaffPasswords {
  constructor(
    private readonly db: Database,
    private readonly limits: RateLimits,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
  ) {}

  /**
   * The caller's own, by the one until now; all other sessions end. @throws 401 `BAD_CREDENTIALS`, also when another
   * change was first; 429
   */
  async change(caller: Caller, { current, password }: { current: string; password: string }): Promise<void> {
    const { accountId } = caller;
    await this.limits.check(WRONG_PASSWORDS_PER_ACCOUNT, accountId);
    const known = await row<{ hash: string }>(
      this.db,
      'SELECT password_hash AS hash FROM accounts WHERE id = $1',
      [accountId],
    );
    if (!(await passwordFits(known?.hash, current))) {
      await this.limits.hit(WRONG_PASSWORDS_PER_ACCOUNT, accountId);
      throw identityProblems.badCredentials();
    }
    const hash = await hashPassword(password);
    await this.db.transaction(async (tx) => {
      const locked = await lock(tx, accountId);
      if (locked?.hash !== known!.hash) throw identityProblems.badCredentials();
      const written = await row<{ version: number }>(
        tx,
        'UPDATE accounts SET password_hash = $2, version = version + 1 WHERE id = $1 RETURNING version',
        [accountId, hash],
      );
      await this.sessions.endAll(tx, accountId, 'password_changed', caller.sessionId);
      await this.accounts.record(tx, { id: accountId, ...written! }, 'account.password_changed', caller);
    });
  }

  /** By an operator, for somebody who has lost theirs; the authenticator goes, and all sessions end. @throws 404 */
  async replace(operator: Caller, id: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.db.transaction(async (tx) => {
      if (!(await lock(tx, id))) throw commonProblems.notFound();
      const written = await row<{ version: number }>(
        tx,
        `UPDATE accounts SET password_hash = $2, totp_secret = NULL, totp_last_step = 0, version = version + 1
          WHERE id = $1 RETURNING version`,
        [id, hash],
      );
      await this.sessions.endAll(tx, id, 'password_replaced');
      await this.accounts.record(tx, { id, ...written! }, 'account.password_replaced', operator);
    });
  }
}

/** Whoever signs in by the old password waits for this, or is among the sessions that end. */
function lock(tx: Tx, id: string): Promise<{ hash: string } | undefined> {
  return row<{ hash: string }>(
    tx,
    `SELECT password_hash AS hash FROM accounts WHERE id = $1 AND role <> 'resident' FOR UPDATE`,
    [id],
  );
}
