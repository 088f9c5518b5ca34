import { row, type Tx } from '../platform/database/database.js';
import type { OrderStatus, Wave } from './order-flow.js';

/** What a change of an order has to look at, read under the order's lock. */
export interface LockedOrder {
  id: string;
  status: OrderStatus;
  wave: Wave | null;
  board: string;
  residentId: string;
  lawyerId: string | null;
  acceptedAt: Date | null;
}

export const LOCKED_COLUMNS = `o.id, o.status, o.wave, o.board, o.resident_id AS "residentId", o.lawyer_id AS "lawyerId", o.accepted_at AS "acceptedAt"`;

/** Who asks: each sees an order only through what ties them to it. */
export type OrderTie = 'resident' | 'serving' | 'offered' | 'operator';

// prettier-ignore
const TIES: Record<OrderTie, string> = {
  resident: 'o.resident_id = $2',
  serving:  'o.lawyer_id = $2',
  offered:  '(o.lawyer_id = $2 OR EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.lawyer_id = $2))',
  operator: '$2::uuid IS NOT NULL',
};

/**
 * Locks an order that the caller is tied to; undefined when there is none. Locks are taken in one order everywhere:
 * the order, its offers and segments, the lawyer, the conversation (docs/decisions/0004-lock-order.md).
 */
export function lockOrder(
  tx: Tx,
  orderId: string,
  tie: OrderTie,
  callerId: string,
): Promise<LockedOrder | undefined> {
  return row<LockedOrder>(
    tx,
    {
      name: `lock-order-${tie}`,
      text: `SELECT ${LOCKED_COLUMNS} FROM orders o WHERE o.id = $1 AND ${TIES[tie]} FOR NO KEY UPDATE`,
    },
    [orderId, callerId],
  );
}
