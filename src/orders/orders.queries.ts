import { Injectable } from '@nestjs/common';
import { UnreadQueries } from '../conversations/unread.queries.js';
import type { Caller, Role } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { REOPENABLE, viewOf, WHOLE_ORDER, type WholeOrder } from './order-view.js';
import type { OrderEventView, OrdersQuery, OrderView } from './orders.contract.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';

/** Which orders a caller may know of; `$1` is the caller. */
// prettier-ignore
const VISIBLE: Record<Role, string> = {
  resident: 'o.resident_id = $1',
  lawyer: `(o.lawyer_id = $1 OR EXISTS (SELECT FROM offers f
             WHERE f.order_id = o.id AND f.lawyer_id = $1 AND f.answer IS NULL AND f.deadline_at > service_now()))`,
  operator: '$1::uuid IS NOT NULL',
};

type First = NonNullable<OrdersQuery['first']>;
const DIRECTION = { newest: { after: '<', order: 'DESC' }, oldest: { after: '>', order: 'ASC' } } as const;

/** `$2` status, `$3` mode, `$4` the last one shown, `$7` wave, `$8` board, `$9` only those without an answer. */
const FITS = (
  o: string,
  first: First,
) => `($2::text IS NULL OR ${o}.status = $2) AND ($3::text IS NULL OR ${o}.mode = $3)
  AND ($4::uuid IS NULL OR ${o}.id ${DIRECTION[first].after} $4) AND ($7::text IS NULL OR ${o}.wave = $7)
  AND ($8::text IS NULL OR ${o}.board = $8)
  AND (NOT $9::boolean OR (${o}.status = 'active'
       AND EXISTS (SELECT FROM conversations c WHERE c.order_id = ${o}.id AND c.awaits_answer)))`;

/** The same for lists; a lawyer's own and those that they are asked for each have an index, both together have none. */
const LISTED = (role: Role, first: First): string =>
  role === 'lawyer'
    ? `o.id IN (
        (SELECT mine.id FROM orders mine WHERE mine.lawyer_id = $1 AND ${FITS('mine', first)}
          ORDER BY mine.id ${DIRECTION[first].order} LIMIT $5)
        UNION ALL
        SELECT f.order_id FROM offers f WHERE f.lawyer_id = $1 AND f.answer IS NULL AND f.deadline_at > service_now())`
    : VISIBLE[role];

/** A lawyer may also look at what lies in the pool. */
const SHOWN: Record<Role, string> = { ...VISIBLE, lawyer: `(${VISIBLE.lawyer} OR may_grab(o, $1))` };

/** Orders as their people may see them. */
@Injectable()
export class OrdersQueries {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly unread: UnreadQueries,
  ) {}

  /** @throws 404 when there is none that the caller may know of */
  async show(caller: Caller, orderId: string, db: Queryable = this.db): Promise<OrderView> {
    const order = await row<WholeOrder>(
      db,
      {
        name: `show-order-${caller.role}`,
        text: `SELECT ${WHOLE_ORDER} FROM orders o WHERE o.id = $2 AND ${SHOWN[caller.role]}`,
      },
      [caller.accountId, orderId],
    );
    if (!order) throw commonProblems.notFound();
    return viewOf(order, caller, this.keyring);
  }

  /** An order that the lawyer had until just now, as its next lawyer will see it before accepting. */
  async showFormer(lawyer: Caller, orderId: string, tx: Queryable): Promise<OrderView> {
    const order = await row<WholeOrder>(tx, `SELECT ${WHOLE_ORDER} FROM orders o WHERE o.id = $1`, [orderId]);
    return { ...viewOf(order!, lawyer, this.keyring), actions: [] };
  }

  /** Whether a completed order may be opened again: online ones, for seven days. */
  async mayReopen(tx: Queryable, orderId: string): Promise<{ reopenable: boolean }> {
    const found = await row<{ reopenable: boolean }>(
      tx,
      `SELECT ${REOPENABLE} AS reopenable FROM orders o WHERE o.id = $1`,
      [orderId],
    );
    return found!;
  }

  /** The caller's orders with what is unread in each; for operators all. */
  async list(caller: Caller, query: OrdersQuery): Promise<Page<OrderView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const first = query.first ?? 'newest';
    const found = await this.db.rows<WholeOrder>(
      `SELECT ${WHOLE_ORDER} FROM orders o
        WHERE ${LISTED(caller.role, first)} AND ${FITS('o', first)} AND ${reaches('o.id', '$6')}
        ORDER BY o.id ${DIRECTION[first].order} LIMIT $5`,
      [
        caller.accountId,
        query.status ?? null,
        query.mode ?? null,
        after?.[0] ?? null,
        query.limit + 1,
        caller.ordersSince,
        query.wave ?? null,
        query.board ?? null,
        query.answered === false,
      ],
    );
    const page = toPage(found, query.limit, (order) => [order.id]);
    const orders = page.items.map((order) => viewOf(order, caller, this.keyring));
    if (caller.role === 'operator') return { ...page, items: orders };
    const unread = await this.unread.of(
      caller.accountId,
      orders.map(({ id }) => id),
    );
    return { ...page, items: orders.map((order) => ({ ...order, ...unread.get(order.id) })) };
  }

  /**
   * The order's history, oldest first. Lawyers do not see ratings; operators do not see a resident's own words.
   * @throws 404
   */
  async events(caller: Caller, orderId: string, query: PageQuery): Promise<Page<OrderEventView>> {
    const visible = caller.role === 'lawyer' ? 'o.lawyer_id = $1' : VISIBLE[caller.role];
    const known = await row(this.db, `SELECT 1 FROM orders o WHERE o.id = $2 AND ${visible}`, [
      caller.accountId,
      orderId,
    ]);
    if (!known) throw commonProblems.notFound();
    const after = readCursor(query.cursor, ['number']);
    const found = await this.db.rows<OrderEventRow>(
      `SELECT seq, type, at, actor_role AS role, actor_id AS "actorId", data,
              CASE WHEN $4 = 'operator' AND actor_role = 'resident' THEN NULL ELSE reason END AS reason
         FROM events
        WHERE subject_id = $1 AND seq > $2 AND NOT ($4 = 'lawyer' AND type = 'order.rated')
        ORDER BY seq LIMIT $3`,
      [orderId, after?.[0] ?? 0, query.limit + 1, caller.role],
    );
    const page = toPage(found, query.limit, (event) => [event.seq]);
    return { ...page, items: page.items.map(toEventView) };
  }

  /** Orders that a lawyer could grab now, oldest first. */
  async pool(
    lawyer: Caller,
    query: { mode?: string; board?: string; limit: number; cursor?: string },
  ): Promise<Page<OrderView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<WholeOrder>(
      `SELECT ${WHOLE_ORDER} FROM orders o
        WHERE o.status = 'waiting' AND o.board IN (SELECT board FROM lawyer_boards WHERE lawyer_id = $1)
          AND ($2::text IS NULL OR o.mode = $2) AND ($3::text IS NULL OR o.board = $3)
          AND ($4::uuid IS NULL OR (o.created_at, o.id) > (SELECT p.created_at, p.id FROM orders p WHERE p.id = $4))
          AND may_grab(o, $1)
        ORDER BY o.created_at, o.id LIMIT $5`,
      [lawyer.accountId, query.mode ?? null, query.board ?? null, after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, (order) => [order.id]);
    return { ...page, items: page.items.map((order) => viewOf(order, lawyer, this.keyring)) };
  }
}

interface OrderEventRow {
  seq: number;
  type: string;
  at: Date;
  role: string;
  actorId: string | null;
  reason: string | null;
  data: Record<string, unknown>;
}

function toEventView({ role, actorId, reason, at, ...event }: OrderEventRow): OrderEventView {
  return { ...event, at: at.toISOString(), actor: { role, id: actorId }, ...(reason !== null && { reason }) };
}
