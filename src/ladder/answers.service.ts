import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { LawyersService } from '../lawyers/lawyers.service.js';
import { lockOrder, type LockedOrder } from '../orders/locked-order.queries.js';
import { OrderMoves } from '../orders/order-moves.service.js';
import type { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { violates } from '../platform/problems/to-problem.js';
import { HandOver, isTooLate, tooLate } from './hand-over.service.js';
import type { DeclineOrder } from './ladder.contract.js';
import { ladderProblems } from './ladder.problems.js';
import { Ladder } from './ladder.service.js';
import { toldWithdrawn } from './offers.js';

type AskedWave = 'chosen' | 'pool' | 'duty';

/** What whoever is on duty may decline for. */
const DUTY_REASONS: readonly DeclineOrder['reason'][] = ['conflict_of_interest', 'unwell'];

/** For how long the loser of a grab is told who was faster; later it is an order like any other that is not theirs. */
const LOST_WITHIN = `interval '10 seconds'`;

/** 接单, 抢单 and 拒单: a lawyer's answers. */
@Injectable()
export class AnswersService {
  /** By order, the end of the accept that is under way in this process. */
  private readonly taking = new Map<string, Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly ladder: Ladder,
    private readonly handOver: HandOver,
    private readonly lawyers: LawyersService,
    private readonly orders: OrdersQueries,
  ) {}

  /**
   * The lawyer takes the order: by an offer, or out of the pool. Of many who try at once, one wins: who has the order's
   * row, and the database's clock judges the deadline. Within a process the others let the first one try, and look
   * whether the order is gone before they queue for its row.
   * @throws 404 for whoever was not asked and may not grab; 409 `ALREADY_TAKEN` (with `by` and `at`), `OFFER_EXPIRED`,
   *   `NOT_WAITING`, `CAPACITY_REACHED`, `VISITS_OVERLAP`
   */
  async accept(lawyer: Caller, orderId: string): Promise<OrderView> {
    const ahead = this.taking.get(orderId);
    if (!ahead) return this.takeFirst(lawyer, orderId);
    await ahead;
    const problem = await isTooLate(this.db, orderId, lawyer.accountId);
    if (problem) throw problem;
    return this.tryToTake(lawyer, orderId);
  }

  /** The lawyer refuses, with a reason; with nobody left to ask, the next step begins at once. @throws 404; 409; 422 */
  async decline(lawyer: Caller, orderId: string, { reason, note }: DeclineOrder): Promise<void> {
    const lawyerId = lawyer.accountId;
    await this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'asked', lawyerId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'waiting') throw await tooLate(tx, order);
      const wave = await declineOffer(tx, { orderId, lawyerId, reason, note });
      if (wave === undefined) throw ladderProblems.offerExpired();
      if (wave === 'duty' && !DUTY_REASONS.includes(reason)) throw ladderProblems.dutyMustServe();
      await this.lawyers.forgetSilence(tx, lawyerId);
      await this.moves.move(tx, {
        orderId,
        verb: 'decline',
        actor: { role: 'lawyer', id: lawyerId },
        reason,
      });
      await this.ladder.advanceIfAllAnswered(tx, order);
    });
  }

  private async takeFirst(lawyer: Caller, orderId: string): Promise<OrderView> {
    const { promise: over, resolve: isOver } = Promise.withResolvers<void>();
    this.taking.set(orderId, over);
    try {
      return await this.tryToTake(lawyer, orderId);
    } finally {
      this.taking.delete(orderId);
      isOver();
    }
  }

  private async tryToTake(lawyer: Caller, orderId: string): Promise<OrderView> {
    try {
      return await this.db.transaction((tx) => this.take(tx, lawyer, orderId));
    } catch (error) {
      // The other side came to this firm after the offer was made. Nobody learns why it is over.
      if (violates(error, 'orders_no_conflict')) await this.withdraw(lawyer, orderId);
      throw error;
    }
  }

  private async take(tx: Tx, lawyer: Caller, orderId: string): Promise<OrderView> {
    const lawyerId = lawyer.accountId;
    const order = await lockOrder(tx, orderId, 'asked', lawyerId);
    if (!order) throw (await lostGrab(tx, orderId, lawyerId)) ?? commonProblems.notFound();
    if (order.status !== 'waiting') throw await tooLate(tx, order);
    const wave = (await acceptOffer(tx, orderId, lawyerId)) ?? (await grab(tx, orderId, lawyerId));
    if (!wave) throw ladderProblems.offerExpired();
    await this.handOver.give(tx, order, { lawyerId, via: wave, actor: lawyer });
    return this.orders.show(lawyer, orderId, tx);
  }

  private async withdraw({ accountId: lawyerId }: Caller, orderId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'asked', lawyerId);
      if (order?.status !== 'waiting') return;
      const ended = await rows(
        tx,
        `UPDATE offers SET answer = 'withdrawn', answered_at = service_now(), reason = 'expired'
          WHERE order_id = $1 AND lawyer_id = $2 AND answer IS NULL RETURNING id`,
        [orderId, lawyerId],
      );
      if (ended.length === 0) return;
      await this.moves.move(tx, {
        orderId,
        verb: 'expire',
        actor: SYSTEM,
        data: { lawyerIds: [lawyerId] },
        signals: toldWithdrawn(orderId, [lawyerId], 'expired'),
      });
      await this.ladder.advanceIfAllAnswered(tx, order, 'all_answered');
    });
  }
}

async function acceptOffer(tx: Tx, orderId: string, lawyerId: string): Promise<AskedWave | undefined> {
  const offer = await row<{ wave: AskedWave }>(
    tx,
    {
      name: 'accept-offer',
      text: `UPDATE offers SET answer = 'accepted', answered_at = service_now()
              WHERE order_id = $1 AND lawyer_id = $2 AND answer IS NULL AND deadline_at > service_now() RETURNING wave`,
    },
    [orderId, lawyerId],
  );
  return offer?.wave;
}

/** 抢单 by whoever fits and was not asked: an offer made and accepted in one. */
async function grab(tx: Tx, orderId: string, lawyerId: string): Promise<'pool' | undefined> {
  const grabbed = await rows(
    tx,
    {
      name: 'grab',
      text: `INSERT INTO offers (order_id, lawyer_id, wave, deadline_at, answer, answered_at)
             SELECT o.id, $2, 'pool', service_now(), 'accepted', service_now() FROM orders o
              WHERE o.id = $1 AND may_grab(o, $2)
                AND NOT EXISTS (SELECT FROM offers f WHERE f.order_id = $1 AND f.lawyer_id = $2 AND f.answer IS NULL)
             RETURNING id`,
    },
    [orderId, lawyerId],
  );
  return grabbed.length > 0 ? 'pool' : undefined;
}

/** Gives the wave of the offer that was declined; also what lies in the pool can be declined. */
async function declineOffer(
  tx: Tx,
  answer: { orderId: string; lawyerId: string; reason: string; note?: string },
): Promise<AskedWave | undefined> {
  const declined = await row<{ wave: AskedWave }>(
    tx,
    `WITH offered AS (
       UPDATE offers SET answer = 'declined', answered_at = service_now(), reason = $3, note = $4
        WHERE order_id = $1 AND lawyer_id = $2 AND answer IS NULL AND deadline_at > service_now() RETURNING wave),
     passed_by AS (
       INSERT INTO offers (order_id, lawyer_id, wave, deadline_at, answer, answered_at, reason, note)
       SELECT o.id, $2, 'pool', service_now(), 'declined', service_now(), $3, $4 FROM orders o
        WHERE o.id = $1 AND NOT EXISTS (SELECT FROM offers f WHERE f.order_id = $1 AND f.lawyer_id = $2 AND f.answer IS NULL)
          AND may_grab(o, $2) RETURNING wave)
     SELECT wave FROM offered UNION ALL SELECT wave FROM passed_by`,
    [answer.orderId, answer.lawyerId, answer.reason, answer.note ?? null],
  );
  return declined?.wave;
}

/** Somebody else was faster, to a lawyer who fits and may have seen it in the pool a moment ago. */
async function lostGrab(tx: Tx, orderId: string, lawyerId: string) {
  const order = await row<Pick<LockedOrder, 'status' | 'lawyerId' | 'acceptedAt'>>(
    tx,
    `SELECT o.status, o.lawyer_id AS "lawyerId", o.accepted_at AS "acceptedAt"
       FROM orders o JOIN lawyers l ON l.id = $2 JOIN lawyer_boards b ON b.lawyer_id = l.id AND b.board = o.board
      WHERE o.id = $1 AND o.status = 'active' AND o.accepted_at > service_now() - ${LOST_WITHIN}
        AND EXISTS (SELECT FROM segments s WHERE s.order_id = o.id AND s.ended_at IS NULL AND s.via = 'pool')
        AND may_practise(l) AND l.availability = 'available' AND l.load < l.capacity AND (o.mode = 'offline' OR is_live(l))
        AND NOT in_conflict(l.id, o.resident_id, ARRAY(SELECT name_hash FROM opposing_parties p WHERE p.order_id = o.id))`,
    [orderId, lawyerId],
  );
  return order && tooLate(tx, order);
}
