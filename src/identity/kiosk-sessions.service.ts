import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, rows, type Queryable, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Caller } from './door.contract.js';
import { identityProblems } from './identity.problems.js';
import { showKioskSession, touchKioskSession } from './kiosk-session.queries.js';
import type { KioskSession } from './sessions.contract.js';
import { SessionsService } from './sessions.service.js';

/** Why a session at a kiosk is over. */
export type KioskEnd = 'idle' | 'time_up' | 'next_person' | 'kiosk_revoked' | 'kiosk_replaced';

const SWEPT_AT_ONCE = 100;

/** Sessions that are bound to a kiosk: touched, over by themselves, and over with their kiosk. */
@Injectable()
export class KioskSessions {
  constructor(
    private readonly db: Database,
    private readonly sessions: SessionsService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Somebody is there: the time until it is idle begins anew. @throws 401 when it is over; 409 `NOT_AT_KIOSK` */
  async touch({ sessionId, kioskId }: Caller): Promise<KioskSession> {
    if (kioskId === null) throw identityProblems.notAtKiosk();
    const touched = await touchKioskSession(this.db, sessionId, this.settings.kiosk.idleMs);
    if (!touched) throw commonProblems.unauthenticated();
    return touched;
  }

  /** @throws 401 when it is over; 409 `NOT_AT_KIOSK` */
  async show({ sessionId, kioskId }: Caller, db: Queryable = this.db): Promise<KioskSession> {
    if (kioskId === null) throw identityProblems.notAtKiosk();
    const found = await showKioskSession(db, sessionId);
    if (!found) throw commonProblems.unauthenticated();
    return found;
  }

  /** Ends whatever is on at the kiosk, whose row the caller has locked. */
  async endAt(tx: Tx, kioskId: string, reason: KioskEnd): Promise<void> {
    const on = await rows<{ id: string }>(
      tx,
      'SELECT id FROM sessions WHERE kiosk_id = $1 AND ended_at IS NULL',
      [kioskId],
    );
    for (const { id } of on) await this.sessions.endFamily(tx, id, reason);
  }

  /** Ends those whose time is over; true when there may be more. Several nodes share the work. */
  async endOverdue(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const over = await rows<{ id: string; reason: KioskEnd }>(tx, OVERDUE);
      for (const { id, reason } of over) await this.sessions.endFamily(tx, id, reason);
      return over.length === SWEPT_AT_ONCE;
    });
  }
}

const OVERDUE = {
  name: 'overdue-kiosk-sessions',
  text: `SELECT id, CASE WHEN ends_at <= service_now() THEN 'time_up' ELSE 'idle' END AS reason FROM sessions
          WHERE kiosk_id IS NOT NULL AND ended_at IS NULL AND least(idle_at, ends_at) <= (SELECT service_now())
          ORDER BY id LIMIT ${SWEPT_AT_ONCE} FOR NO KEY UPDATE SKIP LOCKED`,
};
