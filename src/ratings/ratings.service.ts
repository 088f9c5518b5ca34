import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { OrderMoves } from '../orders/order-moves.service.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { problem } from '../platform/problems/problem.js';
import type { RateOrder, RatingView } from './ratings.contract.js';

export const ratingProblems = {
  nothingToRate: problem(
    409,
    'NOTHING_TO_RATE',
    'No lawyer has taken this order yet, so there is nothing to rate',
  ),
  noSuchSegment: problem(422, 'SEGMENT_NOT_FOUND', 'The order has no such segment'),
  ratingFinal: problem(409, 'RATING_FINAL', 'A rating may be changed for 24 hours; these are over'),
};

/** One rating a segment, by the resident alone, from acceptance on, whatever became of the order. */
@Injectable()
export class RatingsService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
  ) {}

  /** Rates a segment, or changes the rating within 24 h. @throws 404; 409 `NOTHING_TO_RATE`, `RATING_FINAL`; 422 */
  async rate(resident: Caller, orderId: string, body: RateOrder): Promise<RatingView> {
    return this.db.transaction(async (tx) => {
      // The order's row is locked first: ratings of one order come one after the other.
      const order = await row<{ id: string }>(
        tx,
        'SELECT id FROM orders WHERE id = $1 AND resident_id = $2 FOR NO KEY UPDATE',
        [orderId, resident.accountId],
      );
      if (!order) throw commonProblems.notFound();
      const segment = await findSegment(tx, orderId, body.segment);
      const rating = await write(tx, orderId, segment, body);
      if (!rating) throw ratingProblems.ratingFinal();
      await this.moves.move(tx, {
        orderId,
        verb: 'rate',
        actor: { role: 'resident', id: resident.accountId },
        data: { segment, changed: rating.changedAt !== null },
      });
      return {
        ...rating,
        createdAt: rating.createdAt.toISOString(),
        changedAt: rating.changedAt?.toISOString() ?? null,
        changeableUntil: rating.changeableUntil.toISOString(),
      };
    });
  }
}

async function findSegment(tx: Tx, orderId: string, asked: number | undefined): Promise<number> {
  const segments = await row<{ last: number }>(
    tx,
    'SELECT coalesce(max(number), 0) AS last FROM segments WHERE order_id = $1',
    [orderId],
  );
  const last = segments!.last;
  if (last === 0) throw ratingProblems.nothingToRate();
  if (asked !== undefined && asked > last) throw ratingProblems.noSuchSegment();
  return asked ?? last;
}

interface WrittenRating {
  segment: number;
  level: number;
  reasons: string[];
  comment: string | null;
  createdAt: Date;
  changedAt: Date | null;
  changeableUntil: Date;
}

function write(
  tx: Tx,
  orderId: string,
  segment: number,
  body: RateOrder,
): Promise<WrittenRating | undefined> {
  return row<WrittenRating>(
    tx,
    `INSERT INTO ratings (order_id, segment, level, reasons, comment) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (order_id, segment) DO UPDATE
       SET level = excluded.level, reasons = excluded.reasons, comment = excluded.comment, changed_at = service_now()
       WHERE ratings.created_at > service_now() - interval '24 hours'
     RETURNING segment, level, reasons, comment, created_at AS "createdAt", changed_at AS "changedAt",
               created_at + interval '24 hours' AS "changeableUntil"`,
    [orderId, segment, body.level, body.reasons ?? [], body.comment ?? null],
  );
}
