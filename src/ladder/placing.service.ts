import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { helperEntries } from '../orders/helper-entries.queries.js';
import { lockOrder } from '../orders/locked-order.queries.js';
import { OrderMoves, type MovedOrder } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import type { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { settlePromise } from '../orders/promises.service.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { Asking, type Entry, type Sought } from './asking.service.js';
import type { PlaceOrder } from './ladder.contract.js';
import { ladderProblems } from './ladder.problems.js';
import { makeOffers, withdrawOffers } from './offers.js';
import { planSearch } from './plan.js';
import { elsewhereDuring } from './sought.queries.js';
import { Visits } from './visits.service.js';

const ORDERS_PER_RESIDENT: RateLimit = { name: 'orders', hits: 60, windowSeconds: 3600 };

/** 点单: a resident places an order, and it begins to look for its lawyer in the same transaction. */
@Injectable()
export class PlacingService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly asking: Asking,
    private readonly visits: Visits,
    private readonly lawyers: LawyersQueries,
    private readonly accounts: AccountsService,
    private readonly orders: OrdersQueries,
    private readonly limits: RateLimits,
    private readonly times: OrderTimes,
  ) {}

  /** @throws 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD`, `VISIT_IN_THE_PAST`, `VISIT_TOO_LONG`, `IDEMPOTENCY_KEY_REUSED`; 429 */
  async place(resident: Caller, body: PlaceOrder, key: string | undefined): Promise<OrderView> {
    if ((body.mode === 'offline') !== (body.visit !== undefined))
      throw commonProblems.badFields([
        {
          field: 'visit',
          message: body.visit ? 'is for offline orders' : 'is needed: where and when the lawyer is to come',
        },
      ]);
    await this.limits.hit(ORDERS_PER_RESIDENT, resident.accountId);
    const request = { accountId: resident.accountId, key, content: { route: 'POST /orders', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.placeIn(tx, resident, body)));
  }

  /** The resident takes a waiting order back. @throws 404; 409 `NOT_WAITING` */
  async cancel(resident: Caller, orderId: string, reason: string | undefined): Promise<OrderView> {
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'resident', resident.accountId);
      if (!order) throw commonProblems.notFound();
      const signals = await withdrawOffers(tx, orderId, 'cancelled');
      await settlePromise(tx, orderId, 'released');
      await this.moves.move(tx, {
        orderId,
        verb: 'cancel',
        actor: { role: 'resident', id: resident.accountId },
        reason,
        change: { wave: null },
        signals,
      });
      return this.orders.show(resident, orderId, tx);
    });
  }

  private async placeIn(tx: Tx, resident: Caller, body: PlaceOrder): Promise<OrderView> {
    await this.checkChoice(tx, body);
    const told = await helperEntries(tx, resident);
    const sought = await this.soughtFor(tx, resident, body);
    const chosen = sought.chosen ?? (await this.visits.responsibleFor(tx, body)) ?? undefined;
    const plan = planSearch({ mode: body.mode, urgent: body.urgent ?? false, chosen }, this.times);
    const entry = await this.asking.nextStep(tx, sought, plan, 0);
    const order = await this.insert(tx, { body, sought, plan, entry, kioskId: resident.kioskId });
    await rows(
      tx,
      'INSERT INTO opposing_parties (order_id, name_hash) SELECT DISTINCT $1::uuid, unnest($2::bytea[])',
      [order.id, sought.opposing],
    );
    if (body.visit) await this.visits.arrange(tx, order.id, body.visit);
    const signals = await makeOffers(tx, order.id, entry.asked);
    const data = { skipped: entry.skipped, asked: entry.asked.length };
    await this.moves.placed(tx, order, { signals, data, told });
    return this.orders.show(resident, order.id, tx);
  }

  private async checkChoice(tx: Tx, { lawyerId, board }: PlaceOrder): Promise<void> {
    if (lawyerId === undefined) return;
    const may = await this.lawyers.mayServe(tx, lawyerId, board);
    if (may === undefined) throw ladderProblems.lawyerNotFound();
    if (!may) throw ladderProblems.lawyerNotOfBoard();
  }

  private async soughtFor(tx: Tx, resident: Caller, body: PlaceOrder): Promise<Sought> {
    const visit = body.visit ? await this.visits.check(tx, body.visit) : null;
    const clock = await row<{ now: Date }>(tx, { name: 'clock', text: 'SELECT service_now() AS now' });
    const { now } = clock!;
    return {
      mode: body.mode,
      board: body.board,
      dialect: body.dialect ?? null,
      residentId: resident.accountId,
      opposing: (body.opposingParties ?? []).map((name) => this.accounts.nameHash(name)),
      visit,
      chosen: body.lawyerId ?? null,
      bureauAt: visit
        ? new Date(visit.from.getTime() - this.times.visitBureauBeforeMs)
        : new Date(now.getTime() + this.times.bureauAfterMs),
      now,
      outOfQuestion: visit ? await elsewhereDuring(tx, visit) : [],
    };
  }

  private async insert(
    tx: Tx,
    {
      body,
      sought,
      plan,
      entry,
      kioskId,
    }: { body: PlaceOrder; sought: Sought; plan: unknown; entry: Entry; kioskId: string | null },
  ): Promise<MovedOrder> {
    const order = await row<MovedOrder>(
      tx,
      {
        name: 'place-order',
        text: `INSERT INTO orders (resident_id, mode, board, description, urgent, dialect, chosen_lawyer_id,
                                   bureau_at, plan, step, wave, step_ends_at, promise_at, kiosk_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, from_now($13), $14)
               RETURNING id, status, wave, version, board, mode, resident_id AS "residentId", lawyer_id AS "lawyerId", deadline_at AS "deadlineAt"`,
      },
      [
        sought.residentId,
        body.mode,
        body.board,
        body.description,
        body.urgent ?? false,
        sought.dialect,
        sought.chosen,
        sought.bureauAt,
        JSON.stringify(plan),
        entry.step,
        entry.wave,
        entry.endsAt,
        body.mode === 'online' ? this.times.promiseAfterMs : null,
        kioskId,
      ],
    );
    return order!;
  }
}
