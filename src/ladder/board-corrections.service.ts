import { Injectable } from '@nestjs/common';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { lockOrder, type LockedOrder } from '../orders/locked-order.queries.js';
import { OrderMoves, poolChanged } from '../orders/order-moves.service.js';
import type { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { orderProblems } from '../orders/orders.problems.js';
import { endSegment } from '../orders/segments.service.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { ladderProblems } from './ladder.problems.js';
import { Ladder } from './ladder.service.js';
import { withdrawOffers } from './offers.js';
import { Visits } from './visits.service.js';

/** 换个版块: the board turns out to be another, and nobody has to tell the story twice. */
@Injectable()
export class BoardCorrections {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly ladder: Ladder,
    private readonly visits: Visits,
    private readonly lawyers: LawyersQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /**
   * The resident moves an open order to another board. Its lawyer stays when they serve that one too; otherwise a new
   * search begins there, at the old place in the line.
   * @throws 404; 409 `ORDER_CLOSED`, for a visit that somebody has agreed to `NOT_WAITING`;
   *   422 `BOARD_NOT_FOUND`, `SAME_BOARD`, `BOARD_CORRECTIONS_USED_UP`
   */
  async correct(resident: Caller, orderId: string, board: string): Promise<OrderView> {
    if (!BOARD_SLUGS.includes(board)) throw ladderProblems.boardNotFound();
    const actor: Actor = { role: 'resident', id: resident.accountId };
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'resident', resident.accountId);
      if (!order) throw commonProblems.notFound();
      if (order.status !== 'waiting' && order.status !== 'active') throw orderProblems.closed();
      if (order.status === 'active' && order.mode === 'offline') throw orderProblems.notWaiting();
      if (order.board === board) throw ladderProblems.sameBoard();
      if (order.status === 'active' && (await mayStay(tx, order, board)))
        await this.moves.move(tx, {
          orderId,
          verb: 'relabel',
          actor,
          change: { board },
          data: { fromBoard: order.board, toBoard: board, lawyerId: order.lawyerId },
        });
      else await this.lookElsewhere(tx, order, { board, actor });
      return this.orders.show(resident, orderId, tx);
    });
  }

  private async lookElsewhere(
    tx: Tx,
    order: LockedOrder,
    { board, actor }: { board: string; actor: Actor },
  ): Promise<void> {
    // Ended first: whoever was asked or serves may be asked again, if they are of that board too.
    const signals = await withdrawOffers(tx, order.id, 'board_corrected');
    if (order.status === 'active') await endSegment(tx, order.id, { reason: 'board_corrected' });
    else signals.push(poolChanged(order));
    await this.ladder.searchAgain(tx, order, {
      verb: 'correctBoard',
      actor,
      board,
      chosen: await this.askedFirst(tx, order, board),
      data: { fromBoard: order.board, toBoard: board },
      signals,
    });
  }

  /** The one whom the resident picked, or for a visit the village's own, if of that board. */
  private async askedFirst(tx: Tx, order: LockedOrder, board: string): Promise<string | undefined> {
    // An urgent order asks them with all others.
    if (order.urgent) return undefined;
    const first = order.chosenLawyerId ?? (await this.visits.responsibleForOrder(tx, order.id));
    return first !== undefined && (await this.lawyers.mayServe(tx, first, board)) ? first : undefined;
  }
}

/** Whether the lawyer who serves the order may go on with it in another board; conflicts are looked at anew. */
async function mayStay(tx: Tx, order: LockedOrder, board: string): Promise<boolean> {
  const may = await row(
    tx,
    `SELECT 1 FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id AND b.board = $2
      WHERE l.id = $1 AND may_practise(l) AND NOT in_conflict(l.id, $3, $4)`,
    [order.lawyerId, board, order.residentId, order.opposing],
  );
  return may !== undefined;
}
