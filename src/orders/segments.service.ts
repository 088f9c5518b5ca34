import { row, rows, type Tx } from '../platform/database/database.js';
import type { Via } from './order-flow.contract.js';
import type { Summary } from './orders.contract.js';

/** Why a segment ends. */
export type SegmentEnd = 'completed' | 'transferred' | 'silence' | 'licence' | 'missed' | 'board_corrected';

/** Opens the next segment of an order whose row is locked. */
export async function openSegment(tx: Tx, orderId: string, lawyerId: string, via: Via): Promise<void> {
  await rows(
    tx,
    {
      name: 'open-segment',
      text: `INSERT INTO segments (order_id, number, lawyer_id, via, board)
             SELECT $1, coalesce(max(number), 0) + 1, $2, $3, (SELECT board FROM orders WHERE id = $1)
               FROM segments WHERE order_id = $1`,
    },
    [orderId, lawyerId, via],
  );
}

/**
 * Ends the open segment of an order whose row is locked, with what its lawyer leaves: a statement of the case for the
 * next lawyer, or a summary for the resident. The offer that led to it is over as well.
 */
export async function endSegment(
  tx: Tx,
  orderId: string,
  end: { reason: SegmentEnd; statement?: string; summary?: Summary },
): Promise<void> {
  await rows(
    tx,
    {
      name: 'end-segment',
      text: `WITH over AS (
               UPDATE offers SET over_at = service_now() WHERE order_id = $1 AND answer = 'accepted' AND over_at IS NULL)
             UPDATE segments SET ended_at = service_now(), end_reason = $2, statement = $3, summary = $4
              WHERE order_id = $1 AND ended_at IS NULL`,
    },
    [orderId, end.reason, end.statement ?? null, end.summary ? JSON.stringify(end.summary) : null],
  );
}

/** Writes down the lawyer's first word of the open segment; false when it was not the first. */
export async function recordFirstWord(tx: Tx, orderId: string): Promise<boolean> {
  const first = await row(
    tx,
    `UPDATE segments SET first_answer_at = service_now()
      WHERE order_id = $1 AND ended_at IS NULL AND first_answer_at IS NULL RETURNING number`,
    [orderId],
  );
  return first !== undefined;
}
