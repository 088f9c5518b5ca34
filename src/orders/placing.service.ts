import { Injectable } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import type { Wave } from './order-flow.js';
import { OrderMoves, type MovedOrder } from './order-moves.service.js';
import { OrderTimes } from './order-times.js';
import { makeOffer } from './offers.js';
import type { OrderView, PlaceOrder } from './orders.contract.js';
import { orderProblems } from './orders.problems.js';
import { OrdersQueries } from './orders.queries.js';

const ORDERS_PER_RESIDENT: RateLimit = { name: 'orders', hits: 60, windowSeconds: 3600 };

/** 点单: a resident places an order, and it begins to look for its lawyer in the same transaction. */
@Injectable()
export class PlacingService {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly lawyers: LawyersQueries,
    private readonly accounts: AccountsService,
    private readonly orders: OrdersQueries,
    private readonly limits: RateLimits,
    private readonly times: OrderTimes,
  ) {}

  /** @throws 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD`, `MODE_NOT_OFFERED`, `IDEMPOTENCY_KEY_REUSED`; 429 */
  async place(resident: Caller, body: PlaceOrder, key: string | undefined): Promise<OrderView> {
    if (body.mode !== 'online') throw orderProblems.modeNotOffered();
    await this.limits.hit(ORDERS_PER_RESIDENT, resident.accountId);
    const request = { accountId: resident.accountId, key, content: { route: 'POST /orders', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.placeIn(tx, resident, body)));
  }

  private async placeIn(tx: Tx, resident: Caller, body: PlaceOrder): Promise<OrderView> {
    await this.checkChoice(tx, body);
    const opposing = (body.opposingParties ?? []).map((name) => this.accounts.nameHash(name));
    const asked = await this.chosenWhoCanBeAsked(tx, resident, body.lawyerId, opposing);
    const wave: Wave = asked ? 'chosen' : 'bureau';
    const order = await row<MovedOrder>(
      tx,
      `INSERT INTO orders (resident_id, mode, board, description, urgent, dialect, chosen_lawyer_id, wave, deadline_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, from_now($9))
       RETURNING id, status, wave, version, resident_id AS "residentId", lawyer_id AS "lawyerId", deadline_at AS "deadlineAt"`,
      [
        resident.accountId,
        body.mode,
        body.board,
        body.description,
        body.urgent ?? false,
        body.dialect ?? null,
        body.lawyerId ?? null,
        wave,
        asked ? this.times.chosenMs : this.times.bureauReminderMs,
      ],
    );
    const { id, deadlineAt } = order!;
    await rows(
      tx,
      'INSERT INTO opposing_parties (order_id, name_hash) SELECT DISTINCT $1::uuid, unnest($2::bytea[])',
      [id, opposing],
    );
    const signals = asked
      ? [await makeOffer(tx, { orderId: id, lawyerId: asked, wave, deadlineAt: deadlineAt! })]
      : [];
    await this.moves.placed(tx, order!, signals);
    return this.orders.show(resident, id, tx);
  }

  private async checkChoice(tx: Tx, { lawyerId, board }: PlaceOrder): Promise<void> {
    if (lawyerId === undefined) return;
    const may = await this.lawyers.mayServe(tx, lawyerId, board);
    if (may === undefined) throw orderProblems.lawyerNotFound();
    if (!may) throw orderProblems.lawyerNotOfBoard();
  }

  /**
   * The picked lawyer, if an offer would reach somebody who can take it. Away and in conflict look the same from
   * outside: the wave has nobody in it and takes no time.
   */
  private async chosenWhoCanBeAsked(
    tx: Tx,
    resident: Caller,
    lawyerId: string | undefined,
    opposing: Buffer[],
  ): Promise<string | undefined> {
    if (lawyerId === undefined) return undefined;
    const found = await row<{ id: string }>(
      tx,
      `SELECT id FROM lawyers WHERE id = $1 AND availability = 'available' AND NOT in_conflict($1, $2, $3)`,
      [lawyerId, resident.accountId, opposing],
    );
    return found?.id;
  }
}
