import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { lockOrder } from './locked-order.queries.js';
import { OrderMoves } from './order-moves.service.js';
import type { CompleteOrder, OrderView } from './orders.contract.js';
import { OrdersQueries } from './orders.queries.js';
import { OrderTimes } from './order-times.service.js';
import { settlePromise } from './promises.service.js';
import { endSegment, recordFirstWord } from './segments.service.js';

/** What the people of an order that is being served do with it. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly orders: OrdersQueries,
    private readonly times: OrderTimes,
  ) {}

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
      await settlePromise(tx, orderId, 'released');
      await this.moves.move(tx, {
        orderId,
        verb: 'complete',
        actor: { role: caller.role, id: caller.accountId },
        change: { completed: true },
      });
      await endSegment(tx, orderId, { reason: 'completed', summary });
      return this.orders.show(caller, orderId, tx);
    });
  }

  /**
   * The lawyer has said the first word of this segment: the deadline for it is met. Does nothing the second time.
   * @throws 404 for whoever does not serve it under its lock, though the order may be given to them a moment later
   */
  async recordFirstAnswer(tx: Tx, orderId: string, lawyerId: string): Promise<void> {
    const order = await lockOrder(tx, orderId, 'serving', lawyerId);
    if (!order) throw commonProblems.notFound();
    if (order.status !== 'active' || !(await recordFirstWord(tx, orderId))) return;
    const actor = { role: 'lawyer', id: lawyerId } as const;
    // The visit itself is the answer to an order for one; until then its own deadline stands.
    const change = order.mode === 'online' ? { stepEndsInMs: this.times.idleMs } : {};
    await this.moves.move(tx, { orderId, verb: 'answer', actor, change });
    if (await settlePromise(tx, orderId, 'kept'))
      await this.moves.move(tx, { orderId, verb: 'keepPromise', actor, change: { promiseAt: null } });
  }
}
