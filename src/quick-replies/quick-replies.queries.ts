import { Injectable } from '@nestjs/common';
import { BoardsQueries } from '../boards/boards.queries.js';
import type { Caller } from '../identity/door.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { fillIn, type Filling } from './placeholders.js';
import type { QuickRepliesQuery, QuickReplyPage, QuickReplyView } from './quick-replies.contract.js';

type QuickReplyRow = Omit<QuickReplyView, 'createdAt' | 'filled'> & { createdAt: Date };

const COLUMNS = 'id, title, body, position, created_at AS "createdAt"';

/** What is enough of an order's id to tell it from others in talking. */
const NUMBER_CHARACTERS = 8;

/** A lawyer's own quick replies. */
@Injectable()
export class QuickRepliesQueries {
  constructor(
    private readonly db: Database,
    private readonly boards: BoardsQueries,
    private readonly orders: OrdersQueries,
  ) {}

  /** In the lawyer's own order; for one of the lawyer's orders with the text filled in. @throws 404 when it is not theirs */
  async list(lawyer: Caller, query: QuickRepliesQuery): Promise<QuickReplyPage> {
    const after = readCursor(query.cursor, ['number']);
    const filling = query.orderId === undefined ? undefined : await this.fillingFor(lawyer, query.orderId);
    const found = await this.db.rows<QuickReplyRow>(
      `SELECT ${COLUMNS} FROM quick_replies WHERE lawyer_id = $1 AND position > $2 ORDER BY position LIMIT $3`,
      [lawyer.accountId, after?.[0] ?? 0, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ position }) => [position]);
    return { ...page, items: page.items.map((reply) => toView(reply, filling)) };
  }

  /** @throws 404 when there is none that is the lawyer's */
  async show(lawyer: Caller, id: string, db: Queryable): Promise<QuickReplyView> {
    const reply = await row<QuickReplyRow>(
      db,
      `SELECT ${COLUMNS} FROM quick_replies WHERE lawyer_id = $1 AND id = $2`,
      [lawyer.accountId, id],
    );
    if (!reply) throw commonProblems.notFound();
    return toView(reply);
  }

  /** No more than the lawyer sees of the order: whoever has only an offer does not learn who asks. */
  private async fillingFor(lawyer: Caller, orderId: string): Promise<Filling> {
    const order = await this.orders.show(lawyer, orderId);
    if (order.lawyer?.id !== lawyer.accountId || !order.resident) throw commonProblems.notFound();
    return {
      resident: order.resident.displayName,
      lawyer: order.lawyer.name,
      firm: order.lawyer.firm,
      board: (await this.boards.nameOf(order.board)) ?? order.board,
      orderNumber: order.id.slice(-NUMBER_CHARACTERS).toUpperCase(),
    };
  }
}

function toView({ createdAt, ...reply }: QuickReplyRow, filling?: Filling): QuickReplyView {
  const filled = filling && { filled: fillIn(reply.body, filling) };
  return { ...reply, createdAt: createdAt.toISOString(), ...filled };
}
