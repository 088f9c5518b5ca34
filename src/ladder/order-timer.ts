import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { LOCKED_COLUMNS, type LockedOrder } from '../orders/locked-order.queries.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';
import { FreePlaces } from './free-places.service.js';
import { Ladder } from './ladder.service.js';

const BATCH = 50;
const POLL_MS = 500; // Bounds how late a deadline can be noticed that came up after the last look.

/** Moves on the orders whose deadline has passed. Every node runs one; SKIP LOCKED shares the work among them. */
@Injectable()
export class OrderTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('order timer');
  private readonly loop = new Loop('order timer', POLL_MS, () => this.tick());

  constructor(
    private readonly db: Database,
    private readonly ladder: Ladder,
    private readonly freePlaces: FreePlaces,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<boolean | number> {
    const moved = [
      await this.claim(DUE, (tx, order) => this.ladder.passDeadline(tx, order)),
      await this.claim(OFFERS_DUE, (tx, order) => this.ladder.expire(tx, order)),
      await this.claim(OFFERED_TO_ABSENT, (tx, order) => this.ladder.withdrawFromAbsent(tx, order)),
      await this.claim(SERVED_BY_ABSENT, (tx, order) => this.ladder.takeBack(tx, order, 'licence')),
      await this.freePlaces.fill(),
    ];
    if (moved.includes(BATCH)) return true;
    const next = await row<{ ms: number | null }>(this.db, NEXT_DEADLINE);
    return next?.ms ?? POLL_MS;
  }

  /** Locks a batch of orders that no other node has in hand, and deals with each; gives how many were moved on. */
  private claim(sql: typeof DUE, deal: (tx: Tx, order: LockedOrder) => Promise<void>): Promise<number> {
    return this.db.transaction(async (tx) => {
      let moved = 0;
      for (const order of await rows<LockedOrder>(tx, sql))
        if (await this.dealAlone(tx, order, deal)) moved++;
      return moved;
    });
  }

  /** An order that cannot be moved on must not hold up the others; it is tried again with the next look. */
  private async dealAlone(
    tx: Tx,
    order: LockedOrder,
    deal: (tx: Tx, order: LockedOrder) => Promise<void>,
  ): Promise<boolean> {
    await rows(tx, 'SAVEPOINT one_order');
    try {
      await deal(tx, order);
      await rows(tx, 'RELEASE SAVEPOINT one_order');
      return true;
    } catch (error) {
      await rows(tx, 'ROLLBACK TO SAVEPOINT one_order');
      this.logger.error(
        `Order ${order.id} was not moved on: ${error instanceof Error ? error.message : String(error)}`,
      );
      return false;
    }
  }
}

const DUE = {
  name: 'orders-due',
  text: `SELECT ${LOCKED_COLUMNS} FROM orders o
         WHERE o.status IN ('waiting', 'active') AND o.deadline_at <= (SELECT service_now())
         ORDER BY o.deadline_at LIMIT ${BATCH} FOR NO KEY UPDATE OF o SKIP LOCKED`,
};

const OFFERS_DUE = {
  name: 'orders-with-offers-due',
  text: `SELECT ${LOCKED_COLUMNS} FROM orders o
         WHERE o.status = 'waiting' AND o.id IN (
           SELECT f.order_id FROM offers f WHERE f.answer IS NULL AND f.deadline_at <= (SELECT service_now()))
         ORDER BY o.id LIMIT ${BATCH} FOR NO KEY UPDATE OF o SKIP LOCKED`,
};

const OFFERED_TO_ABSENT = {
  name: 'orders-offered-to-absent',
  text: `SELECT ${LOCKED_COLUMNS} FROM orders o
         WHERE o.status = 'waiting' AND EXISTS (
           SELECT FROM offers f JOIN lawyers l ON l.id = f.lawyer_id
           WHERE f.order_id = o.id AND f.answer IS NULL AND NOT (
             may_practise(l) AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = o.board)))
         ORDER BY o.id LIMIT ${BATCH} FOR NO KEY UPDATE OF o SKIP LOCKED`,
};

const SERVED_BY_ABSENT = {
  name: 'orders-served-by-absent',
  text: `SELECT ${LOCKED_COLUMNS} FROM orders o
         WHERE o.status = 'active' AND EXISTS (SELECT FROM lawyers l WHERE l.id = o.lawyer_id AND NOT may_practise(l))
         ORDER BY o.id LIMIT ${BATCH} FOR NO KEY UPDATE OF o SKIP LOCKED`,
};

const NEXT_DEADLINE = {
  name: 'orders-next-deadline',
  // In the future only: an order that could not be moved on waits for the next look, and makes no busy loop.
  text: `SELECT (extract(epoch FROM min(deadline_at) - service_now()) * 1000)::float8 AS ms
         FROM orders WHERE status IN ('waiting', 'active') AND deadline_at > (SELECT service_now())`,
};
