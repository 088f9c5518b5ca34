import { row, rows, type Tx } from '../platform/database/database.js';

/** Writes down that a resident was promised a call-back; gives when it is due. The order's row is locked. */
export async function makePromise(tx: Tx, orderId: string, withinMs: number): Promise<Date> {
  const made = await row<{ call_by: Date }>(
    tx,
    'INSERT INTO promises (order_id, call_by) VALUES ($1, from_now($2)) RETURNING call_by',
    [orderId, withinMs],
  );
  return made!.call_by;
}

/** Settles the open promise of an order whose row is locked; false when there is none. */
export async function settlePromise(
  tx: Tx,
  orderId: string,
  outcome: 'kept' | 'broken' | 'released',
): Promise<boolean> {
  const settled = await rows(
    tx,
    {
      name: 'settle-promise',
      text: `UPDATE promises SET outcome = $2, settled_at = service_now()
              WHERE order_id = $1 AND outcome IS NULL RETURNING order_id`,
    },
    [orderId, outcome],
  );
  return settled.length > 0;
}
