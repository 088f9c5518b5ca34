import { Injectable } from '@nestjs/common';
import { ConversationLog } from '../conversations/conversation-log.service.js';
import type { Caller } from '../identity/door.contract.js';
import { identityProblems } from '../identity/identity.problems.js';
import { reaches } from '../identity/reach.queries.js';
import { showKioskSession } from '../identity/kiosk-session.queries.js';
import type { KioskSession } from '../identity/sessions.contract.js';
import { IS_ON } from '../identity/sessions.queries.js';
import { helperCame, HELPER_LEFT } from '../orders/helper-entries.queries.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { SetHelper } from './kiosks.contract.js';

/** Village staff who stand by at a kiosk: the lawyer knows, in every conversation that is open in the session. */
@Injectable()
export class Helpers {
  constructor(
    private readonly db: Database,
    private readonly log: ConversationLog,
    private readonly outbox: Outbox,
  ) {}

  /** Somebody comes, leaves, or is another one. @throws 401 when the session is over; 409 `NOT_AT_KIOSK` */
  async set(caller: Caller, { helping, helperName }: SetHelper): Promise<KioskSession> {
    if (caller.kioskId === null) throw identityProblems.notAtKiosk();
    const name = helping ? (helperName ?? null) : null;
    return this.db.transaction(async (tx) => {
      const changed = await row<{ version: number }>(
        tx,
        `UPDATE sessions s SET helping = $2, helper_name = $3, version = version + 1
          WHERE id = $1 AND ${IS_ON} AND ROW(helping, helper_name) IS DISTINCT FROM ROW($2::boolean, $3::text) RETURNING version`,
        [caller.sessionId, helping, name],
      );
      if (changed) {
        await this.outbox.record(tx, {
          subjectKind: 'session',
          subjectId: caller.sessionId,
          seq: changed.version,
          type: helping ? 'session.helper_came' : 'session.helper_left',
          actor: { role: 'resident', id: caller.accountId },
        });
        await this.tell(tx, caller.sessionId, helping ? helperCame(name) : HELPER_LEFT);
      }
      const session = await showKioskSession(tx, caller.sessionId);
      if (!session) throw commonProblems.unauthenticated();
      return session;
    });
  }

  /** Whoever stood by in a session that is over has left; true when there may be more. Several nodes share the work. */
  async leave(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const left = await row<{ id: string }>(
        tx,
        `SELECT id FROM sessions WHERE helping AND ended_at IS NOT NULL LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED`,
      );
      if (!left) return false;
      await this.tell(tx, left.id, HELPER_LEFT);
      await rows(tx, 'UPDATE sessions SET helping = false, helper_name = NULL WHERE id = $1', [left.id]);
      return true;
    });
  }

  /** Under the session's lock: an order that is placed at this moment in the session comes before it or after. */
  private async tell(tx: Tx, sessionId: string, told: ReturnType<typeof helperCame>): Promise<void> {
    const open = await rows<{ id: string }>(
      tx,
      `SELECT o.id FROM orders o, sessions s
        WHERE s.id = $1 AND o.resident_id = s.account_id AND o.status IN ('waiting', 'active')
          AND ${reaches('o.id', 's.orders_since')}
        ORDER BY o.id FOR NO KEY UPDATE OF o`,
      [sessionId],
    );
    for (const { id } of open) await this.log.tell(tx, id, [told]);
  }
}
