import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { hashPassword } from '../identity/passwords.service.js';
import { SessionsService } from '../identity/sessions.service.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { ChangeOperator, NewOperator, OperatorView } from './operators.contract.js';
import { OperatorsQueries } from './operators.queries.js';
import { staffProblems } from './staff.problems.js';

/** The people of the bureau: who may sign in at the console. */
@Injectable()
export class OperatorsService {
  constructor(
    private readonly db: Database,
    private readonly accounts: AccountsService,
    private readonly sessions: SessionsService,
    private readonly operators: OperatorsQueries,
  ) {}

  /** Creates an operator, who may sign in at once. @throws 409 `USERNAME_TAKEN` */
  async create(caller: Caller, body: NewOperator, key: string | undefined): Promise<OperatorView> {
    const passwordHash = await hashPassword(body.password);
    const request = { accountId: caller.accountId, key, content: { route: 'POST /operators', body } };
    return this.db.transaction((tx) =>
      onceForKey(tx, request, async () => {
        const { username, displayName, phone } = body;
        const id = await this.accounts.createStaff(tx, {
          role: 'operator',
          username,
          displayName,
          passwordHash,
          phone: phone ?? undefined,
        });
        await this.accounts.record(tx, { id, version: 0 }, 'operator.created', caller);
        return this.operators.show(id, tx);
      }),
    );
  }

  /** @throws 404 */
  async change(caller: Caller, id: string, change: ChangeOperator): Promise<OperatorView> {
    return this.db.transaction(async (tx) => {
      const operator = await row<{ version: number }>(
        tx,
        `UPDATE accounts SET display_name = coalesce($2, display_name), version = version + 1
          WHERE id = $1 AND role = 'operator' RETURNING version`,
        [id, change.displayName ?? null],
      );
      if (!operator) throw commonProblems.notFound();
      if (change.phone !== undefined) await this.accounts.setStaffPhone(tx, id, change.phone);
      const fields = Object.keys(change).filter(
        (field) => change[field as keyof ChangeOperator] !== undefined,
      );
      await this.accounts.record(tx, { id, ...operator }, 'operator.changed', caller, { fields });
      return this.operators.show(id, tx);
    });
  }

  /**
   * An operator has left: sessions end with their sockets within a second, nobody signs in by the account any more. Does
   * nothing the second time. @throws 404; 409 `LAST_OPERATOR`
   */
  async close(caller: Caller, id: string): Promise<OperatorView> {
    return this.db.transaction(async (tx) => {
      const open = await this.lockOpen(tx);
      if (open.includes(id)) {
        if (open.length === 1) throw staffProblems.lastOperator();
        // Whoever signs in by it waits, and is refused.
        await rows(tx, 'SELECT FROM accounts WHERE id = $1 FOR UPDATE', [id]);
        const closed = await this.setClosed(tx, id, true);
        await this.sessions.endAll(tx, id, 'account_closed');
        await this.accounts.record(tx, { id, ...closed! }, 'operator.closed', caller);
      }
      return this.operators.show(id, tx);
    });
  }

  /** The operator is back, and signs in as before. Does nothing when the account is not closed. @throws 404 */
  async reopen(caller: Caller, id: string): Promise<OperatorView> {
    return this.db.transaction(async (tx) => {
      const opened = await this.setClosed(tx, id, false);
      if (opened) await this.accounts.record(tx, { id, ...opened }, 'operator.reopened', caller);
      return this.operators.show(id, tx);
    });
  }

  /** All operators who may sign in, locked: of two who close each other at once, the second finds the first closed. */
  private async lockOpen(tx: Tx): Promise<string[]> {
    const open = await rows<{ id: string }>(
      tx,
      `SELECT id FROM accounts WHERE role = 'operator' AND closed_at IS NULL ORDER BY id FOR NO KEY UPDATE`,
    );
    return open.map(({ id }) => id);
  }

  private setClosed(tx: Tx, id: string, isClosed: boolean): Promise<{ version: number } | undefined> {
    return row<{ version: number }>(
      tx,
      `UPDATE accounts SET closed_at = CASE WHEN $2 THEN service_now() END, version = version + 1
        WHERE id = $1 AND role = 'operator' AND (closed_at IS NULL) = $2 RETURNING version`,
      [id, isClosed],
    );
  }
}
