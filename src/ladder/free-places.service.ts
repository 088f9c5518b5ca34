import { Injectable, Logger } from '@nestjs/common';
import { lockOrder } from '../orders/locked-order.queries.js';
import { OrderMoves } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { isDatabaseAway } from '../platform/problems/to-problem.js';
import { makeOffers } from './offers.js';

/** How many are brought together in one go; the next look goes on. */
const BATCH = 50;

interface Pair {
  orderId: string;
  lawyerId: string;
}

/** A free place does not stay free while somebody waits. */
@Injectable()
export class FreePlaces {
  private readonly logger = new Logger('free places');

  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly times: OrderTimes,
  ) {}

  /** Offers the oldest order that fits to each live lawyer who has a free place and nothing to decide; true when there may be more to do. */
  async fill(): Promise<boolean> {
    const pairs = await this.db.rows<Pair>({ name: 'free-places', text: FREE_PLACES });
    let done = 0;
    for (const pair of pairs) if (await this.offerAlone(pair)) done++;
    return done === BATCH;
  }

  /** An order that cannot be offered must not hold up the others; it is tried again with the next look. */
  private async offerAlone(pair: Pair): Promise<boolean> {
    try {
      await this.db.transaction((tx) => this.offer(tx, pair));
      return true;
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.logger.error(
        `Order ${pair.orderId} was not offered: ${error instanceof Error ? error.message : String(error)}`,
      );
      return false;
    }
  }

  private async offer(tx: Tx, { orderId, lawyerId }: Pair): Promise<void> {
    const order = await lockOrder(tx, orderId, 'asked', lawyerId);
    if (order?.status !== 'waiting') return;
    const still = await row(tx, 'SELECT 1 FROM orders o WHERE o.id = $1 AND may_grab(o, $2)', [
      orderId,
      lawyerId,
    ]);
    if (!still) return;
    const deadlineAt = new Date(order.now.getTime() + this.times.poolMs);
    const signals = await makeOffers(tx, orderId, [{ lawyerId, wave: 'pool', deadlineAt }]);
    if (signals.length === 0) return;
    await this.moves.move(tx, {
      orderId,
      verb: 'ask',
      actor: SYSTEM,
      reason: 'free_place',
      data: { lawyerId },
      signals,
    });
  }
}

/** Each lawyer is asked for an order in this way once; an offer that a corrected board took back was no question. */
const FREE_PLACES = `
  SELECT l.id AS "lawyerId", fit.id AS "orderId" FROM lawyers l CROSS JOIN LATERAL (
    SELECT o.id FROM orders o
     WHERE o.status = 'waiting' AND o.mode = 'online' AND o.wave IN ('pool', 'duty', 'bureau')
       AND o.board IN (SELECT board FROM lawyer_boards b WHERE b.lawyer_id = l.id)
       AND NOT EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.lawyer_id = l.id
                          AND f.reason IS DISTINCT FROM 'board_corrected')
       AND may_grab(o, l.id)
     ORDER BY o.created_at, o.id LIMIT 1) fit
   WHERE EXISTS (SELECT FROM orders w WHERE w.status = 'waiting' AND w.mode = 'online' AND w.wave <> 'chosen')
     AND l.availability = 'available' AND l.load < l.capacity AND is_live(l)
     AND NOT EXISTS (SELECT FROM offers f WHERE f.lawyer_id = l.id AND f.answer IS NULL)
   ORDER BY l.id LIMIT ${BATCH}`;
