import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { Ladder } from './ladder.js';
import { lockOrder, type LockedOrder } from './locked-order.js';
import { OrderMoves } from './order-moves.service.js';
import { OrderTimes } from './order-times.js';
import { endOffers } from './offers.js';
import type { DeclineOrder, DispatchOrder, OrderView } from './orders.contract.js';
import { orderProblems } from './orders.problems.js';
import { OrdersQueries } from './orders.queries.js';
import { openSegment } from './segments.js';

/** 接单 and 派单: how an order gets its one lawyer. */
@Injectable()
export class OffersService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly ladder: Ladder,
    private readonly lawyers: LawyersQueries,
    private readonly orders: OrdersQueries,
    private readonly times: OrderTimes,
  ) {}

  /**
   * The lawyer takes the order. Of many who try at once, one wins: all wait for the order's row, and the database's
   * clock judges the deadline.
   * @throws 404 without an offer; 409 `ALREADY_TAKEN` (with `by` and `at`), `OFFER_EXPIRED`, `NOT_WAITING`, `CAPACITY_REACHED`
   */
  async accept(lawyer: Caller, orderId: string): Promise<OrderView> {
    const lawyerId = lawyer.accountId;
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'offered', lawyerId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'waiting') throw await tooLate(tx, order);
      const [offer] = await rows<{ wave: 'chosen' | 'pool' | 'duty' }>(
        tx,
        {
          name: 'accept-offer',
          text: `UPDATE offers SET answer = 'accepted', answered_at = service_now()
                  WHERE order_id = $1 AND lawyer_id = $2 AND answer IS NULL AND deadline_at > service_now() RETURNING wave`,
        },
        [orderId, lawyerId],
      );
      if (!offer) throw orderProblems.offerExpired();
      await this.handOver(tx, { orderId, lawyerId, verb: 'accept', via: offer.wave, actor: lawyer });
      return this.orders.show(lawyer, orderId, tx);
    });
  }

  /** The lawyer refuses, with a reason; with nobody left to ask, the next wave begins at once. @throws 404; 409 */
  async decline(lawyer: Caller, orderId: string, { reason, note }: DeclineOrder): Promise<void> {
    const lawyerId = lawyer.accountId;
    await this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'offered', lawyerId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'waiting') throw await tooLate(tx, order);
      const declined = await rows(
        tx,
        `UPDATE offers SET answer = 'declined', answered_at = service_now(), reason = $3, note = $4
          WHERE order_id = $1 AND lawyer_id = $2 AND answer IS NULL AND deadline_at > service_now() RETURNING id`,
        [orderId, lawyerId, reason, note ?? null],
      );
      if (declined.length === 0) throw orderProblems.offerExpired();
      await this.moves.move(tx, {
        orderId,
        verb: 'decline',
        actor: { role: 'lawyer', id: lawyerId },
        reason,
      });
      await this.ladder.advanceIfAllAnswered(tx, order);
    });
  }

  /** An operator gives a waiting order to a lawyer. @throws 404; 409 `NOT_WAITING`, `ALREADY_TAKEN`, `CAPACITY_REACHED`; 422 */
  async dispatch(operator: Caller, orderId: string, { lawyerId, reason }: DispatchOrder): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'operator', operator.accountId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'waiting') throw await tooLate(tx, order);
      await this.checkDispatch(tx, order, lawyerId);
      await this.handOver(tx, {
        orderId,
        lawyerId,
        verb: 'dispatch',
        via: 'dispatch',
        actor: operator,
        reason,
      });
      return this.orders.show(operator, orderId, tx);
    });
  }

  private async checkDispatch(tx: Tx, order: LockedOrder, lawyerId: string): Promise<void> {
    const may = await this.lawyers.mayServe(tx, lawyerId, order.board);
    if (may === undefined) throw orderProblems.lawyerNotFound();
    if (!may) throw orderProblems.lawyerNotOfBoard();
    const conflict = await row<{ found: boolean }>(
      tx,
      `SELECT in_conflict($1, $2, ARRAY(SELECT name_hash FROM opposing_parties WHERE order_id = $3)) AS found`,
      [lawyerId, order.residentId, order.id],
    );
    if (conflict?.found) throw orderProblems.lawyerNotAvailable();
  }

  /** Makes a locked, waiting order the lawyer's; the lawyer's free place is taken by the database in the same step. */
  private async handOver(
    tx: Tx,
    given: {
      orderId: string;
      lawyerId: string;
      verb: 'accept' | 'dispatch';
      via: 'chosen' | 'pool' | 'duty' | 'dispatch';
      actor: Caller;
      reason?: string;
    },
  ): Promise<void> {
    const { orderId, lawyerId } = given;
    const signals = await endOffers(tx, orderId, 'withdrawn', 'taken');
    await this.moves.move(tx, {
      orderId,
      verb: given.verb,
      actor: { role: given.actor.role, id: given.actor.accountId },
      reason: given.reason,
      change: { wave: null, lawyerId, accepted: true, deadlineInMs: this.times.firstAnswerMs },
      data: { lawyerId },
      signals,
    });
    await openSegment(tx, orderId, lawyerId, given.via);
  }
}

/** Why an order that is not waiting cannot be had, to those who were asked. */
async function tooLate(tx: Tx, order: LockedOrder): Promise<Problem> {
  if (order.status !== 'active') return orderProblems.notWaiting();
  const by = await row<{ id: string; name: string }>(tx, 'SELECT id, name FROM lawyers WHERE id = $1', [
    order.lawyerId,
  ]);
  return orderProblems.alreadyTaken({ by: by ?? null, at: order.acceptedAt?.toISOString() ?? null });
}
