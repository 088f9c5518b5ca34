import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { LockedOrder } from '../orders/locked-order.queries.js';
import type { Via } from '../orders/order-flow.contract.js';
import { OrderMoves, type OrderChange } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import { openSegment } from '../orders/segments.service.js';
import { row, type Tx } from '../platform/database/database.js';
import type { Problem } from '../platform/problems/problem.js';
import { withdrawOffers } from './offers.js';
import { ladderProblems } from './ladder.problems.js';
import { orderProblems } from '../orders/orders.problems.js';

/** Makes an order somebody's. */
@Injectable()
export class HandOver {
  constructor(
    private readonly moves: OrderMoves,
    private readonly times: OrderTimes,
  ) {}

  /**
   * Makes a locked, waiting order the lawyer's; the database takes the lawyer's free place, keeps colleagues from taking
   * both sides of a quarrel, and keeps visits apart, all in the same step.
   */
  async give(
    tx: Tx,
    order: LockedOrder,
    to: { lawyerId: string; via: Via; actor: Caller; reason?: string },
  ): Promise<void> {
    const { lawyerId, via, actor, reason } = to;
    const signals = await withdrawOffers(tx, order.id, 'taken');
    await this.moves.move(tx, {
      orderId: order.id,
      verb: via === 'dispatch' ? 'dispatch' : 'accept',
      actor: { role: actor.role, id: actor.accountId },
      reason,
      change: await this.changeOf(tx, order, lawyerId),
      data: { lawyerId, via },
      signals,
    });
    await openSegment(tx, order.id, lawyerId, via);
  }

  private async changeOf(tx: Tx, order: LockedOrder, lawyerId: string): Promise<OrderChange> {
    const change: OrderChange = { wave: null, lawyerId, accepted: true, promiseUnlessStandsInMs: null };
    if (order.mode === 'online') return { ...change, stepEndsInMs: this.times.firstAnswerMs };
    const visit = await row<{ to: Date; isOver: boolean }>(
      tx,
      'SELECT upper(during) AS "to", upper(during) <= service_now() AS "isOver" FROM visits WHERE order_id = $1',
      [order.id],
    );
    return visit && !visit.isOver
      ? { ...change, stepEndsAt: visit.to }
      : { ...change, stepEndsInMs: this.times.idleMs };
  }
}

/** Why an order that is not waiting cannot be had, to those who were asked. */
export async function tooLate(
  tx: Tx,
  order: Pick<LockedOrder, 'status' | 'lawyerId' | 'acceptedAt'>,
): Promise<Problem> {
  if (order.status !== 'active') return orderProblems.notWaiting();
  const by = await row<{ id: string; name: string }>(
    tx,
    { name: 'who-was-first', text: 'SELECT id, name FROM lawyers WHERE id = $1' },
    [order.lawyerId],
  );
  return ladderProblems.alreadyTaken({ by: by ?? null, at: order.acceptedAt?.toISOString() ?? null });
}
