import { rows, type Tx } from '../platform/database/database.js';
import { room, type Signal } from '../platform/events/signal.js';
import type { Wave } from '../orders/order-flow.contract.js';

/** A lawyer who is to be asked, on which wave, until when, and why this one. */
export interface Asked {
  lawyerId: string;
  wave: Exclude<Wave, 'bureau'>;
  deadlineAt: Date;
  score?: number;
  parts?: Record<string, number>;
}

/** An offer that ended without an answer. */
export interface EndedOffer {
  lawyerId: string;
  wave: Wave;
  madeAt: Date;
  deadlineAt: Date;
}

/** Invites lawyers; the order's row is locked or new. Who has an open offer already is not asked twice. Gives what is to be told. */
export async function makeOffers(tx: Tx, orderId: string, asked: readonly Asked[]): Promise<Signal[]> {
  if (asked.length === 0) return [];
  const made = await rows<{ lawyer_id: string }>(
    tx,
    {
      name: 'make-offers',
      text: `INSERT INTO offers (order_id, lawyer_id, wave, deadline_at, score, parts)
             SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::float8[], $6::jsonb[])
             ON CONFLICT (order_id, lawyer_id) WHERE answer IS NULL DO NOTHING RETURNING lawyer_id`,
    },
    [
      orderId,
      asked.map(({ lawyerId }) => lawyerId),
      asked.map(({ wave }) => wave),
      asked.map(({ deadlineAt }) => deadlineAt),
      asked.map(({ score }) => score ?? null),
      asked.map(({ parts }) => (parts ? JSON.stringify(parts) : null)),
    ],
  );
  const isNew = new Set(made.map(({ lawyer_id }) => lawyer_id));
  const groups = Map.groupBy(
    asked.filter(({ lawyerId }) => isNew.has(lawyerId)),
    ({ wave, deadlineAt }) => `${wave} ${deadlineAt.getTime()}`,
  );
  return [...groups.values()].map((group) => ({
    rooms: group.map(({ lawyerId }) => room.account(lawyerId)),
    event: 'offer:made',
    payload: { orderId, wave: group[0]!.wave, deadlineAt: group[0]!.deadlineAt },
  }));
}

/** Ends every open offer of an order whose row is locked. Gives what is to be told. */
export async function withdrawOffers(tx: Tx, orderId: string, reason: string): Promise<Signal[]> {
  const ended = await rows<{ lawyer_id: string }>(
    tx,
    {
      name: 'withdraw-offers',
      text: `UPDATE offers SET answer = 'withdrawn', answered_at = service_now(), reason = $2
              WHERE order_id = $1 AND answer IS NULL RETURNING lawyer_id`,
    },
    [orderId, reason],
  );
  return toldWithdrawn(
    orderId,
    ended.map(({ lawyer_id }) => lawyer_id),
    reason,
  );
}

/** Ends the open offers of a locked order whose time is over. */
export function expireOffers(tx: Tx, orderId: string): Promise<EndedOffer[]> {
  return rows<EndedOffer>(
    tx,
    {
      name: 'expire-offers',
      text: `UPDATE offers SET answer = 'expired', answered_at = service_now(), reason = 'expired'
              WHERE order_id = $1 AND answer IS NULL AND deadline_at <= service_now()
              RETURNING lawyer_id AS "lawyerId", wave, made_at AS "madeAt", deadline_at AS "deadlineAt"`,
    },
    [orderId],
  );
}

/** What lawyers are told whose offer is over. */
export function toldWithdrawn(orderId: string, lawyerIds: readonly string[], reason: string): Signal[] {
  if (lawyerIds.length === 0) return [];
  return [{ rooms: lawyerIds.map(room.account), event: 'offer:withdrawn', payload: { orderId, reason } }];
}
