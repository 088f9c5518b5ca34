import { Injectable } from '@nestjs/common';
import { row, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import type { LockedOrder } from './locked-order.js';
import { OrderMoves } from './order-moves.service.js';
import { OrderTimes } from './order-times.js';
import { endOffers } from './offers.js';
import { endSegment } from './segments.js';

/** What happens to an order by itself: it is never left without a next step. */
@Injectable()
export class Ladder {
  constructor(
    private readonly moves: OrderMoves,
    private readonly times: OrderTimes,
  ) {}

  /** The deadline of a locked order has passed. */
  async passDeadline(tx: Tx, order: LockedOrder): Promise<void> {
    if (order.status === 'waiting') return this.advance(tx, order, 'deadline');
    if (await awaitsFirstAnswer(tx, order.id)) return this.takeBack(tx, order, 'silence');
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'remind',
      actor: SYSTEM,
      change: { deadlineInMs: this.times.idleMs },
    });
  }

  /** Goes on to the next wave if a locked, waiting order has no open offer left. */
  async advanceIfAllAnswered(tx: Tx, order: LockedOrder): Promise<void> {
    const open = await row(tx, 'SELECT 1 FROM offers WHERE order_id = $1 AND answer IS NULL LIMIT 1', [
      order.id,
    ]);
    if (!open) await this.advance(tx, order, 'all_declined');
  }

  /** Takes back the offers of a locked, waiting order whose lawyers may no longer take it. */
  async withdrawFromAbsent(tx: Tx, order: LockedOrder): Promise<void> {
    const signals = await endOffers(tx, order.id, 'withdrawn', 'not_practising');
    await this.advance(tx, order, 'lawyer_taken_out', signals);
  }

  private async advance(
    tx: Tx,
    order: LockedOrder,
    reason: string,
    signals: Awaited<ReturnType<typeof endOffers>> = [],
  ): Promise<void> {
    const ended = await endOffers(tx, order.id, 'expired', 'expired');
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'advance',
      actor: SYSTEM,
      reason: order.wave === 'bureau' ? 'still_waiting' : reason,
      change: { wave: 'bureau', deadlineInMs: this.times.bureauReminderMs },
      data: { fromWave: order.wave },
      signals: [...signals, ...ended],
    });
  }

  /**
   * A locked, active order loses its lawyer, who met it with silence or may no longer practise: back to waiting, its
   * place and history kept.
   */
  async takeBack(tx: Tx, order: LockedOrder, reason: 'silence' | 'licence'): Promise<void> {
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'lapse',
      actor: SYSTEM,
      reason,
      change: { wave: 'bureau', lawyerId: null, accepted: false, deadlineInMs: this.times.bureauReminderMs },
      data: { lawyerId: order.lawyerId },
      formerLawyerId: order.lawyerId,
    });
    await endSegment(tx, order.id, reason);
  }
}

async function awaitsFirstAnswer(tx: Tx, orderId: string): Promise<boolean> {
  const silent = await row(
    tx,
    'SELECT 1 FROM segments WHERE order_id = $1 AND ended_at IS NULL AND first_answer_at IS NULL',
    [orderId],
  );
  return silent !== undefined;
}
