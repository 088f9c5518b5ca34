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
  orderId: string;
  lawyerId: string;
  /** At the workbench for some of the time that there was to answer. */
  wasThere: boolean;
}

/** Invites lawyers; the order's row is locked or new. Who has an open offer already is not asked twice. Gives what is to be told. */
export async function makeOffers(tx: Tx, orderId: string, asked: readonly Asked[]): Promise<Signal[]> {
  const made = await makeOffersOf(
    tx,
    asked.map((one) => ({ orderId, ...one })),
  );
  return made.get(orderId) ?? [];
}

/** The same for several orders at once; gives what is to be told by order. */
export async function makeOffersOf(
  tx: Tx,
  asked: readonly (Asked & { orderId: string })[],
): Promise<Map<string, Signal[]>> {
  if (asked.length === 0) return new Map();
  const made = await rows<{ order_id: string; lawyer_id: string }>(
    tx,
    {
      name: 'make-offers',
      text: `INSERT INTO offers (order_id, lawyer_id, wave, deadline_at, score, parts)
             SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::float8[], $6::jsonb[])
             ON CONFLICT (order_id, lawyer_id) WHERE answer IS NULL DO NOTHING RETURNING order_id, lawyer_id`,
    },
    [
      asked.map(({ orderId }) => orderId),
      asked.map(({ lawyerId }) => lawyerId),
      asked.map(({ wave }) => wave),
      asked.map(({ deadlineAt }) => deadlineAt),
      asked.map(({ score }) => score ?? null),
      asked.map(({ parts }) => (parts ? JSON.stringify(parts) : null)),
    ],
  );
  const isNew = new Set(made.map(({ order_id, lawyer_id }) => `${order_id} ${lawyer_id}`));
  const news = asked.filter(({ orderId, lawyerId }) => isNew.has(`${orderId} ${lawyerId}`));
  const told = [...Map.groupBy(news, ({ orderId }) => orderId)].map(
    ([orderId, offers]) => [orderId, toldMade(orderId, offers)] as const,
  );
  return new Map(told);
}

function toldMade(orderId: string, offers: readonly Asked[]): Signal[] {
  const groups = Map.groupBy(offers, ({ wave, deadlineAt }) => `${wave} ${deadlineAt.getTime()}`);
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

/** Ends the open offers of locked orders whose time is over. */
export function expireOffers(tx: Tx, orderIds: readonly string[]): Promise<EndedOffer[]> {
  return rows<EndedOffer>(
    tx,
    {
      name: 'expire-offers',
      text: `UPDATE offers SET answer = 'expired', answered_at = service_now(), reason = 'expired'
              WHERE order_id = ANY($1) AND answer IS NULL AND deadline_at <= service_now()
              RETURNING order_id AS "orderId", lawyer_id AS "lawyerId", was_there(lawyer_id, made_at, deadline_at) AS "wasThere"`,
    },
    [orderIds],
  );
}

/** What lawyers are told whose offer is over. */
export function toldWithdrawn(orderId: string, lawyerIds: readonly string[], reason: string): Signal[] {
  if (lawyerIds.length === 0) return [];
  return [{ rooms: lawyerIds.map(room.account), event: 'offer:withdrawn', payload: { orderId, reason } }];
}
