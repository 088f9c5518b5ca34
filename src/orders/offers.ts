import { rows, type Tx } from '../platform/database/database.js';
import { room, type Signal } from '../platform/events/signal.js';
import type { Wave } from './order-flow.js';

export interface NewOffer {
  orderId: string;
  lawyerId: string;
  wave: Wave;
  deadlineAt: Date;
}

/** Invites a lawyer; the order's row is locked or new. Gives what is to be told. */
export async function makeOffer(tx: Tx, offer: NewOffer): Promise<Signal> {
  const { orderId, lawyerId, wave, deadlineAt } = offer;
  await rows(tx, 'INSERT INTO offers (order_id, lawyer_id, wave, deadline_at) VALUES ($1, $2, $3, $4)', [
    orderId,
    lawyerId,
    wave,
    deadlineAt,
  ]);
  return { rooms: [room.account(lawyerId)], event: 'offer:made', payload: { orderId, wave, deadlineAt } };
}

/** Ends every open offer of an order whose row is locked. Gives what is to be told. */
export async function endOffers(
  tx: Tx,
  orderId: string,
  answer: 'expired' | 'withdrawn',
  reason: string,
): Promise<Signal[]> {
  const ended = await rows<{ lawyer_id: string }>(
    tx,
    {
      name: 'end-offers',
      text: `UPDATE offers SET answer = $2, answered_at = service_now(), reason = $3
              WHERE order_id = $1 AND answer IS NULL RETURNING lawyer_id`,
    },
    [orderId, answer, reason],
  );
  return ended.map(({ lawyer_id }) => withdrawn(orderId, lawyer_id, reason));
}

function withdrawn(orderId: string, lawyerId: string, reason: string): Signal {
  return { rooms: [room.account(lawyerId)], event: 'offer:withdrawn', payload: { orderId, reason } };
}
