import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { LockedOrder } from '../orders/locked-order.queries.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';
import { Asking } from './asking.service.js';
import { FreePlaces } from './free-places.service.js';
import { Ladder } from './ladder.service.js';
import { OrderQueue } from './order-queue.js';

const POLL_MS = 500; // Bounds how late a deadline can be noticed that came up after the last look.

/** Moves on the orders whose deadline has passed. Every node runs one; SKIP LOCKED shares the work among them. */
@Injectable()
export class OrderTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops = [
    new Loop('order timer', POLL_MS, () => this.passDeadlines()),
    // Apart, so that what is due never waits for what is seldom.
    new Loop('order rounds', POLL_MS, () => this.goRound()),
  ];
  private readonly stepOver: OrderQueue;
  private readonly due: OrderQueue;
  private readonly offersDue: OrderQueue;
  private readonly offeredToAbsent: OrderQueue;
  private readonly offeredOffBoard: OrderQueue;
  private readonly servedByAbsent: OrderQueue;

  constructor(
    private readonly db: Database,
    private readonly ladder: Ladder,
    private readonly asking: Asking,
    private readonly freePlaces: FreePlaces,
  ) {
    this.stepOver = new OrderQueue(db, STEP_OVER);
    this.due = new OrderQueue(db, DUE);
    this.offersDue = new OrderQueue(db, OFFERS_DUE);
    this.offeredToAbsent = new OrderQueue(db, OFFERED_TO_ABSENT);
    this.offeredOffBoard = new OrderQueue(db, OFFERED_OFF_BOARD);
    this.servedByAbsent = new OrderQueue(db, SERVED_BY_ABSENT);
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async passDeadlines(): Promise<true | number> {
    const isMore = [
      await this.stepOver.work(async (tx, orders) =>
        this.ladder.advance(tx, orders, 'deadline', await this.asking.lookAround(tx)),
      ),
      await this.due.work(each((tx, order) => this.ladder.passDeadline(tx, order))),
    ];
    if (isMore.includes(true)) return true;
    const next = await row<{ ms: number | null }>(this.db, NEXT_DEADLINE);
    return next?.ms ?? POLL_MS;
  }

  private async goRound(): Promise<boolean> {
    const { ladder } = this;
    const isMore = [
      await this.offersDue.work(each((tx, order) => ladder.expire(tx, order))),
      await this.offeredToAbsent.work(each((tx, order) => ladder.withdrawFromAbsent(tx, order))),
      await this.offeredOffBoard.work(each((tx, order) => ladder.withdrawFromAbsent(tx, order))),
      await this.servedByAbsent.work(each((tx, order) => ladder.takeBack(tx, order, 'licence'))),
      await this.freePlaces.fill(),
    ];
    return isMore.includes(true);
  }
}

function each(deal: (tx: Tx, order: LockedOrder) => Promise<void>) {
  return async (tx: Tx, orders: LockedOrder[]) => {
    for (const order of orders) await deal(tx, order);
  };
}

/** Waiting orders that go on to their next step: all that many at once are likely to be. */
const STEP_OVER = {
  name: 'step-over',
  where: `o.status = 'waiting' AND o.deadline_at <= (SELECT service_now()) AND o.step_ends_at <= (SELECT service_now())
    AND (o.promise_at IS NULL OR o.promise_at > (SELECT service_now()))`,
  orderBy: 'o.deadline_at',
  together: 50,
};

/** All others. Alone, since two that lose their lawyers in different order would stop each other. */
const DUE = {
  name: 'due',
  where: `o.status IN ('waiting', 'active') AND o.deadline_at <= (SELECT service_now())
    AND (o.status = 'active' OR o.promise_at <= (SELECT service_now()))`,
  orderBy: 'o.deadline_at',
  together: 1,
};

/** Offers that end before their step does. */
const OFFERS_DUE = {
  name: 'offers-due',
  where: `o.status = 'waiting' AND o.step_ends_at > (SELECT service_now()) AND o.id IN (
    SELECT f.order_id FROM offers f WHERE f.answer IS NULL AND f.deadline_at <= (SELECT service_now()))`,
  orderBy: 'o.id',
  together: 1,
};

const OFFERED_TO_ABSENT = {
  name: 'offered-to-absent',
  where: `o.status = 'waiting' AND o.id IN (
    SELECT f.order_id FROM lawyers l JOIN offers f ON f.lawyer_id = l.id AND f.answer IS NULL WHERE NOT may_practise(l))`,
  orderBy: 'o.id',
  together: 1,
};

const OFFERED_OFF_BOARD = {
  name: 'offered-off-board',
  where: `o.status = 'waiting' AND EXISTS (
    SELECT FROM offers f WHERE f.order_id = o.id AND f.answer IS NULL AND NOT EXISTS (
      SELECT FROM lawyer_boards b WHERE b.lawyer_id = f.lawyer_id AND b.board = o.board))`,
  orderBy: 'o.id',
  together: 1,
};

const SERVED_BY_ABSENT = {
  name: 'served-by-absent',
  where: `o.status = 'active' AND EXISTS (SELECT FROM lawyers l WHERE l.id = o.lawyer_id AND NOT may_practise(l))`,
  orderBy: 'o.id',
  together: 1,
};

const NEXT_DEADLINE = {
  name: 'orders-next-deadline',
  // In the future only: an order that could not be moved on waits for the next look, and makes no busy loop.
  text: `SELECT (extract(epoch FROM min(deadline_at) - service_now()) * 1000)::float8 AS ms
         FROM orders WHERE status IN ('waiting', 'active') AND deadline_at > (SELECT service_now())`,
};
