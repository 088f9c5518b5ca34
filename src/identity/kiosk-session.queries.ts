import { row, type PreparedStatement, type Queryable } from '../platform/database/database.js';
import type { KioskSession } from './sessions.contract.js';
import { IS_ON } from './sessions.queries.js';

interface SessionRow extends Omit<KioskSession, 'ordersSince' | 'idleAt' | 'endsAt'> {
  ordersSince: Date | null;
  idleAt: Date;
  endsAt: Date;
}

const COLUMNS = `s.kiosk_id AS "kioskId", s.orders_since AS "ordersSince", s.unlocked_at IS NOT NULL AS unlocked, s.helping,
  s.helper_name AS "helperName", s.idle_at AS "idleAt", s.ends_at AS "endsAt"`;

const SHOW: PreparedStatement = {
  name: 'show-kiosk-session',
  text: `SELECT ${COLUMNS} FROM sessions s WHERE s.id = $1 AND s.kiosk_id IS NOT NULL AND ${IS_ON}`,
};

const TOUCH: PreparedStatement = {
  name: 'touch-kiosk-session',
  text: `UPDATE sessions s SET idle_at = from_now($2) WHERE s.id = $1 AND s.kiosk_id IS NOT NULL AND ${IS_ON} RETURNING ${COLUMNS}`,
};

/** A session that is bound to a kiosk; undefined for one that is not, or is over. */
export function showKioskSession(db: Queryable, sessionId: string): Promise<KioskSession | undefined> {
  return found(db, SHOW, [sessionId]);
}

/** The same, and the time until it is idle begins anew. */
export function touchKioskSession(
  db: Queryable,
  sessionId: string,
  idleMs: number,
): Promise<KioskSession | undefined> {
  return found(db, TOUCH, [sessionId, idleMs]);
}

async function found(
  db: Queryable,
  statement: PreparedStatement,
  values: unknown[],
): Promise<KioskSession | undefined> {
  const session = await row<SessionRow>(db, statement, values);
  return (
    session && {
      ...session,
      ordersSince: session.ordersSince?.toISOString() ?? null,
      idleAt: session.idleAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
    }
  );
}
