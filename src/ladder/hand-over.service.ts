import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { LockedOrder } from '../orders/locked-order.queries.js';
import type { Via } from '../orders/order-flow.contract.js';
import { OrderMoves, type OrderChange } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import { openSegment } from '../orders/segments.service.js';
import { row, type Queryable, type Tx } from '../platform/database/database.js';
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
  { status, lawyerId, acceptedAt }: Pick<LockedOrder, 'status' | 'lawyerId' | 'acceptedAt'>,
): Promise<Problem> {
  if (status !== 'active') return orderProblems.notWaiting();
  const by = await row<{ id: string; name: string }>(
    tx,
    { name: 'who-was-first', text: 'SELECT id, name FROM lawyers WHERE id = $1' },
    [lawyerId],
  );
  return ladderProblems.alreadyTaken({ by: by ?? null, at: acceptedAt?.toISOString() ?? null });
}

/** The same for a lawyer who was asked, told by one look without a lock; undefined while the order may still be had. */
export async function isTooLate(
  db: Queryable,
  orderId: string,
  lawyerId: string,
): Promise<Problem | undefined> {
  const gone = await row<Pick<LockedOrder, 'status' | 'acceptedAt'> & { by: { id: string; name: string } }>(
    db,
    {
      name: 'too-late',
      text: `SELECT o.status, o.accepted_at AS "acceptedAt", json_build_object('id', l.id, 'name', l.name) AS by
               FROM orders o LEFT JOIN lawyers l ON l.id = o.lawyer_id
              WHERE o.id = $1 AND o.status <> 'waiting'
                AND EXISTS (SELECT FROM offers f WHERE f.order_id = o.id AND f.lawyer_id = $2)`,
    },
    [orderId, lawyerId],
  );
  if (!gone) return undefined;
  if (gone.status !== 'active') return orderProblems.notWaiting();
  return ladderProblems.alreadyTaken({ by: gone.by, at: gone.acceptedAt?.toISOString() ?? null });
}
