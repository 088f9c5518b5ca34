import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { lockOrder } from './locked-order.js';
import { OrderMoves } from './order-moves.service.js';
import { endOffers } from './offers.js';
import type { CompleteOrder, OrderView } from './orders.contract.js';
import { OrdersQueries } from './orders.queries.js';
import { OrderTimes } from './order-times.js';
import { endSegment } from './segments.js';

/** What the people of an order do with it. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly orders: OrdersQueries,
    private readonly times: OrderTimes,
  ) {}

  /** The resident takes a waiting order back. @throws 404; 409 `NOT_WAITING` */
  async cancel(resident: Caller, orderId: string, reason: string | undefined): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'resident', resident.accountId);
      if (!order) throw commonProblems.notFound();
      const signals = await endOffers(tx, orderId, 'withdrawn', 'cancelled');
      await this.moves.move(tx, {
        orderId,
        verb: 'cancel',
        actor: { role: 'resident', id: resident.accountId },
        reason,
        change: { wave: null, deadlineInMs: null },
        signals,
      });
      return this.orders.show(resident, orderId, tx);
    });
  }

  /**
   * Closes an order that is being served: the lawyer with a summary, or the resident without.
   * @throws 400 without a summary where one is needed; 404; 409 `NOT_ACTIVE`
   */
  async complete(caller: Caller, orderId: string, { summary }: CompleteOrder): Promise<OrderView> {
    const byLawyer = caller.role === 'lawyer';
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, byLawyer ? 'serving' : 'resident', caller.accountId);
      if (!order) throw commonProblems.notFound();
      if (byLawyer !== (summary !== undefined))
        throw commonProblems.badFields([
          {
            field: 'summary',
            message: byLawyer ? 'is needed: the resident keeps it' : 'is for the lawyer to write',
          },
        ]);
      await this.moves.move(tx, {
        orderId,
        verb: 'complete',
        actor: { role: caller.role, id: caller.accountId },
        change: { completed: true, deadlineInMs: null, summary },
      });
      await endSegment(tx, orderId, 'completed');
      return this.orders.show(caller, orderId, tx);
    });
  }

  /** The lawyer has said the first word of this segment: the deadline for it is met. Does nothing the second time. */
  async recordFirstAnswer(tx: Tx, orderId: string, lawyerId: string): Promise<void> {
    const order = await lockOrder(tx, orderId, 'serving', lawyerId);
    if (order?.status !== 'active') return;
    const answered = await rows(
      tx,
      `UPDATE segments SET first_answer_at = service_now()
        WHERE order_id = $1 AND ended_at IS NULL AND first_answer_at IS NULL RETURNING number`,
      [orderId],
    );
    if (answered.length === 0) return;
    await this.moves.move(tx, {
      orderId,
      verb: 'answer',
      actor: { role: 'lawyer', id: lawyerId },
      change: { deadlineInMs: this.times.idleMs },
    });
  }
}
