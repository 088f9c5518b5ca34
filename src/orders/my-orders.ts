import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { allPages, PersonalData, type PersonalDataOfRoom } from '../privacy/personal-data.service.js';
import { OrderMoves } from './order-moves.service.js';
import { OrdersQueries } from './orders.queries.js';
import { orderProblems } from './orders.problems.js';

interface OwnOrder {
  id: string;
  status: string;
  board: string;
}

/** What this room keeps of a resident: their orders, without what is said in them. */
@Injectable()
export class MyOrders implements PersonalDataOfRoom {
  constructor(
    data: PersonalData,
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly orders: OrdersQueries,
  ) {
    data.register(this);
  }

  parts(caller: Caller) {
    return { orders: this.export(caller) };
  }

  /** @throws 409 `OPEN_ORDERS` with which */
  async freeze(tx: Tx, accountId: string): Promise<void> {
    const orders = await rows<OwnOrder>(
      tx,
      'SELECT id, status, board FROM orders WHERE resident_id = $1 ORDER BY id FOR NO KEY UPDATE',
      [accountId],
    );
    const open = orders.filter(({ status }) => status === 'waiting' || status === 'active');
    if (open.length > 0) throw orderProblems.openOrders({ extras: { orders: open } });
    const actor = { role: 'resident', id: accountId } as const;
    for (const { id } of orders)
      await this.moves.move(tx, { orderId: id, verb: 'erase', actor, change: { erased: true } });
  }

  async erase(tx: Tx, accountId: string): Promise<void> {
    for (const erase of ERASE) await rows(tx, erase, [accountId]);
  }

  private async *export(caller: Caller): AsyncIterable<object> {
    for await (const order of allPages((page) => this.orders.list(caller, page))) {
      const events: object[] = [];
      for await (const event of allPages((page) => this.orders.events(caller, order.id, page)))
        events.push(event);
      yield { ...order, events, ...(await this.rest(order.id)) };
    }
  }

  private async rest(orderId: string): Promise<object> {
    const promises = await this.db.rows(
      `SELECT promised_at AS "promisedAt", call_by AS "callBy", outcome FROM promises WHERE order_id = $1 ORDER BY promised_at`,
      [orderId],
    );
    const opposing = await this.db.rows('SELECT 1 FROM opposing_parties WHERE order_id = $1', [orderId]);
    return { promises, opposingParties: opposing.length };
  }
}

const OWN = 'order_id IN (SELECT id FROM orders WHERE resident_id = $1)';

/** Times, places of the flow and who served stay: they are nobody's story. */
const ERASE = [
  `DELETE FROM opposing_parties WHERE ${OWN}`,
  `UPDATE offers SET note = NULL WHERE note IS NOT NULL AND ${OWN}`,
  `UPDATE segments SET statement = NULL, summary = NULL WHERE (statement IS NOT NULL OR summary IS NOT NULL) AND ${OWN}`,
  `UPDATE visits SET village = '', place = '', code_sealed = '' WHERE ${OWN}`,
  // What the service gives as a reason is a word of its own.
  `UPDATE events SET reason = NULL
    WHERE reason IS NOT NULL AND actor_role <> 'system' AND subject_id IN (SELECT id FROM orders WHERE resident_id = $1)`,
];
