import { rows, type Tx } from '../platform/database/database.js';

/** Opens the next segment of an order whose row is locked. */
export async function openSegment(
  tx: Tx,
  orderId: string,
  lawyerId: string,
  via: 'chosen' | 'pool' | 'duty' | 'dispatch',
): Promise<void> {
  await rows(
    tx,
    {
      name: 'open-segment',
      text: `INSERT INTO segments (order_id, number, lawyer_id, via)
             SELECT $1, coalesce(max(number), 0) + 1, $2, $3 FROM segments WHERE order_id = $1`,
    },
    [orderId, lawyerId, via],
  );
}

/** Ends the open segment of an order whose row is locked. */
export async function endSegment(
  tx: Tx,
  orderId: string,
  reason: 'completed' | 'silence' | 'licence',
): Promise<void> {
  await rows(
    tx,
    'UPDATE segments SET ended_at = service_now(), end_reason = $2 WHERE order_id = $1 AND ended_at IS NULL',
    [orderId, reason],
  );
}
