import { row, type Tx } from '../platform/database/database.js';
import type { OrderStatus, Wave } from './order-flow.contract.js';
import type { Step } from './plan.contract.js';

/** What a change of an order has to look at, read under the order's lock. */
export interface LockedOrder {
  id: string;
  mode: 'online' | 'offline';
  board: string;
  urgent: boolean;
  dialect: string | null;
  chosenLawyerId: string | null;
  /** Keyed hashes of the other side's names. */
  opposing: Buffer[];
  status: OrderStatus;
  plan: Step[];
  /** The place in the plan. */
  step: number;
  wave: Wave | null;
  bureauAt: Date;
  stepEndsAt: Date | null;
  promiseAt: Date | null;
  residentId: string;
  lawyerId: string | null;
  acceptedAt: Date | null;
  completedAt: Date | null;
  /** The database's clock when the row was read. */
  now: Date;
}

/** Columns of a {@link LockedOrder} from `orders o`. */
export const LOCKED_COLUMNS = `o.id, o.mode, o.board, o.urgent, o.dialect, o.status, o.plan, o.step, o.wave,
  o.chosen_lawyer_id AS "chosenLawyerId",
  ARRAY(SELECT name_hash FROM opposing_parties p WHERE p.order_id = o.id) AS opposing,
  o.bureau_at AS "bureauAt", o.step_ends_at AS "stepEndsAt", o.promise_at AS "promiseAt",
  o.resident_id AS "residentId", o.lawyer_id AS "lawyerId",
  o.accepted_at AS "acceptedAt", o.completed_at AS "completedAt", service_now() AS now`;

/** Who asks: each sees an order only through what ties them to it. */
export type OrderTie = 'resident' | 'serving' | 'asked' | 'operator';

// prettier-ignore
const TIES: Record<OrderTie, string> = {
  resident: 'o.resident_id = $2',
  serving:  'o.lawyer_id = $2',
  // Whoever has an offer is found at once; may_grab looks at much more.
  asked:    `(o.lawyer_id = $2 OR EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.lawyer_id = $2)
              OR may_grab(o, $2))`,
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
