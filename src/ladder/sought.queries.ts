import type { LockedOrder } from '../orders/locked-order.queries.js';
import { row, rows, type Queryable } from '../platform/database/database.js';
import type { Around, Sought } from './asking.service.js';

/** What decides who may be asked for an order that is there already. */
export async function soughtOf(db: Queryable, order: LockedOrder): Promise<Sought> {
  const [sought] = await soughtOfAll(db, [order]);
  return sought!;
}

/** The same for several, in their order. */
export async function soughtOfAll(
  db: Queryable,
  orders: readonly LockedOrder[],
  around?: Around,
): Promise<Sought[]> {
  const found = await rows<{ order_id: string; lawyers: string[] }>(
    db,
    {
      name: 'out-of-question',
      text: `SELECT order_id, array_agg(lawyer_id) AS lawyers FROM (
               SELECT order_id, lawyer_id FROM offers WHERE order_id = ANY($1) AND (answer IS NULL OR answer = 'declined')
               UNION SELECT order_id, lawyer_id FROM segments
                WHERE order_id = ANY($1) AND end_reason NOT IN ('completed', 'board_corrected')) asked
              GROUP BY order_id`,
    },
    [orders.map(({ id }) => id)],
  );
  const asked = new Map(found.map(({ order_id, lawyers }) => [order_id, lawyers]));
  const sought: Sought[] = [];
  for (const order of orders) {
    const visit = order.mode === 'offline' ? await visitOf(db, order.id) : null;
    const elsewhere = visit ? await elsewhereDuring(db, visit) : [];
    sought.push({
      orderId: order.id,
      mode: order.mode,
      board: order.board,
      dialect: order.dialect,
      residentId: order.residentId,
      opposing: order.opposing,
      visit,
      chosen: order.chosenLawyerId,
      bureauAt: order.bureauAt,
      now: order.now,
      outOfQuestion: [...(asked.get(order.id) ?? []), ...elsewhere],
      around,
    });
  }
  return sought;
}

/** Lawyers who are on another visit then. */
export async function elsewhereDuring(
  db: Queryable,
  { from, to }: { from: Date; to: Date },
): Promise<string[]> {
  const found = await rows<{ id: string }>(
    db,
    {
      name: 'elsewhere-during',
      text: 'SELECT lawyer_id AS id FROM visits WHERE lawyer_id IS NOT NULL AND during && tstzrange($1, $2)',
    },
    [from, to],
  );
  return found.map(({ id }) => id);
}

async function visitOf(db: Queryable, orderId: string): Promise<Sought['visit']> {
  const visit = await row<NonNullable<Sought['visit']>>(
    db,
    {
      name: 'visit-sought',
      text: 'SELECT town, lower(during) AS "from", upper(during) AS "to" FROM visits WHERE order_id = $1',
    },
    [orderId],
  );
  return visit ?? null;
}
