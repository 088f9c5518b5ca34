import type { LockedOrder } from '../orders/locked-order.queries.js';
import { row, type Queryable } from '../platform/database/database.js';
import type { Sought } from './asking.service.js';

/** What decides who may be asked for an order that is there already. */
export async function soughtOf(db: Queryable, order: LockedOrder): Promise<Sought> {
  const more = await row<{
    chosen: string | null;
    opposing: Buffer[];
    town: string | null;
    from: Date | null;
    to: Date | null;
  }>(
    db,
    {
      name: 'sought',
      text: `SELECT o.chosen_lawyer_id AS chosen, ARRAY(SELECT name_hash FROM opposing_parties p WHERE p.order_id = o.id) AS opposing,
                    v.town, lower(v.during) AS "from", upper(v.during) AS "to"
               FROM orders o LEFT JOIN visits v ON v.order_id = o.id WHERE o.id = $1`,
    },
    [order.id],
  );
  const { chosen, opposing, town, from, to } = more!;
  return {
    orderId: order.id,
    mode: order.mode,
    board: order.board,
    dialect: order.dialect,
    residentId: order.residentId,
    opposing,
    visit: town !== null && from !== null && to !== null ? { town, from, to } : null,
    chosen,
    bureauAt: order.bureauAt,
    now: order.now,
  };
}
