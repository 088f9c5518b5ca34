import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { lockOrder, type LockedOrder } from '../orders/locked-order.queries.js';
import { OrderMoves } from '../orders/order-moves.service.js';
import type { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { orderProblems } from '../orders/orders.problems.js';
import { settlePromise } from '../orders/promises.service.js';
import { endSegment } from '../orders/segments.service.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { violates } from '../platform/problems/to-problem.js';
import { Asking } from './asking.service.js';
import { HandOver, tooLate } from './hand-over.service.js';
import type { DispatchOrder, TransferOrder } from './ladder.contract.js';
import { ladderProblems } from './ladder.problems.js';
import { Ladder } from './ladder.service.js';
import { soughtOf } from './sought.queries.js';

/** What keeps a lawyer from taking one more, none of which the asker is told. */
const NOT_AVAILABLE = [
  'lawyers_load_within_capacity',
  'orders_no_conflict',
  'lawyers_must_practise',
  'visits_no_overlap',
];

/** An order that goes to somebody by decision: of an operator, of its lawyer, of its resident. */
@Injectable()
export class DispatchingService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly ladder: Ladder,
    private readonly asking: Asking,
    private readonly handOver: HandOver,
    private readonly lawyers: LawyersQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /**
   * 派单: an operator gives a waiting order to a lawyer.
   * @throws 404; 409 `NOT_WAITING`, `ALREADY_TAKEN`; 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD`, `LAWYER_NOT_AVAILABLE`
   */
  async dispatch(operator: Caller, orderId: string, { lawyerId, reason }: DispatchOrder): Promise<OrderView> {
    try {
      return await this.db.transaction(async (tx) => {
        const order = await lockOrder(tx, orderId, 'operator', operator.accountId);
        if (!order) throw commonProblems.notFound();
        if (order.status !== 'waiting') throw await tooLate(tx, order);
        await this.checkBoard(tx, order, lawyerId);
        await this.handOver.give(tx, order, { lawyerId, via: 'dispatch', actor: operator, reason });
        return this.orders.show(operator, orderId, tx);
      });
    } catch (error) {
      if (NOT_AVAILABLE.some((constraint) => violates(error, constraint)))
        throw ladderProblems.lawyerNotAvailable();
      throw error;
    }
  }

  /**
   * The lawyer hands the order on, with a statement of the case: to one who is asked first, or back to the pool. The
   * resident keeps the place in the line; the next lawyer has the whole log.
   * @throws 404; 409 `NOT_ACTIVE`; 422 as above
   */
  async transfer(lawyer: Caller, orderId: string, body: TransferOrder): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'serving', lawyer.accountId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'active') throw orderProblems.notActive();
      // Ended first: who hands on is not asked again.
      await endSegment(tx, orderId, { reason: 'transferred', statement: body.statement });
      if (body.lawyerId !== undefined) await this.checkNext(tx, order, body.lawyerId);
      await this.ladder.searchAgain(tx, order, {
        verb: 'transfer',
        actor: { role: 'lawyer', id: lawyer.accountId },
        reason: body.reason,
        chosen: body.lawyerId,
      });
      return this.orders.showFormer(lawyer, orderId, tx);
    });
  }

  /**
   * 追问: the resident opens a completed online order again, within 7 days; the same lawyer is asked first, if live.
   * @throws 404; 409 `NOT_COMPLETED`, `REOPEN_TOO_LATE`
   */
  async reopen(resident: Caller, orderId: string): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'resident', resident.accountId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'completed') throw orderProblems.notCompleted();
      const { reopenable } = await this.orders.mayReopen(tx, orderId);
      if (!reopenable) throw ladderProblems.reopenTooLate();
      await this.ladder.searchAgain(tx, order, {
        verb: 'reopen',
        actor: { role: 'resident', id: resident.accountId },
        chosen: await this.sameIfLive(tx, order),
      });
      return this.orders.show(resident, orderId, tx);
    });
  }

  /** An operator, or the lawyer who serves the order, has called the resident as promised. @throws 404; 409 `NO_PROMISE` */
  async keepPromise(operator: Caller, orderId: string): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'operator', operator.accountId);
      if (!order) throw commonProblems.notFound();
      if (!(await settlePromise(tx, orderId, 'kept'))) throw ladderProblems.noPromise();
      await this.moves.move(tx, {
        orderId,
        verb: 'keepPromise',
        actor: { role: 'operator', id: operator.accountId },
        change: { promiseAt: null },
      });
      return this.orders.show(operator, orderId, tx);
    });
  }

  private async checkBoard(tx: Tx, order: LockedOrder, lawyerId: string): Promise<void> {
    const may = await this.lawyers.mayServe(tx, lawyerId, order.board);
    if (may === undefined) throw ladderProblems.lawyerNotFound();
    if (!may) throw ladderProblems.lawyerNotOfBoard();
  }

  private async checkNext(tx: Tx, order: LockedOrder, lawyerId: string): Promise<void> {
    await this.checkBoard(tx, order, lawyerId);
    if (!(await this.asking.canBeAsked(tx, await soughtOf(tx, order), lawyerId)))
      throw ladderProblems.lawyerNotAvailable();
  }

  private async sameIfLive(tx: Tx, order: LockedOrder): Promise<string | undefined> {
    const live = await row(tx, 'SELECT 1 FROM lawyers l WHERE l.id = $1 AND is_live(l)', [order.lawyerId]);
    return live && order.lawyerId !== null ? order.lawyerId : undefined;
  }
}
