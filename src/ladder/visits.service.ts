import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { lockOrder } from '../orders/locked-order.queries.js';
import { OrderMoves } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import type { OrderView } from '../orders/orders.contract.js';
import { OrdersQueries } from '../orders/orders.queries.js';
import { orderProblems } from '../orders/orders.problems.js';
import { recordFirstWord } from '../orders/segments.service.js';
import { newSixDigitCode, sameBytes } from '../platform/crypto/hashing.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { PlaceOrder, PlaceVisit } from './ladder.contract.js';
import { ladderProblems } from './ladder.problems.js';

const SEALED_AS = 'visit.check-in';
const LONGEST_MS = 86_400_000;
/** A million codes and ten tries in ten minutes: guessing takes years. */
const CODES_PER_ORDER: RateLimit = { name: 'check-in', hits: 10, windowSeconds: 600 };

/** 线下: a lawyer comes, or meets at a place and time. */
@Injectable()
export class Visits {
  constructor(
    private readonly db: Database,
    private readonly moves: OrderMoves,
    private readonly orders: OrdersQueries,
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly times: OrderTimes,
  ) {}

  /** @throws 422 `VISIT_TOO_LONG`, `VISIT_IN_THE_PAST` by the database's clock */
  async check(tx: Tx, visit: PlaceVisit): Promise<{ town: string; from: Date; to: Date }> {
    const [from, to] = [new Date(visit.from), new Date(visit.to)];
    const lastsMs = to.getTime() - from.getTime();
    if (lastsMs <= 0 || lastsMs > LONGEST_MS) throw ladderProblems.visitTooLong();
    const isFuture = await row(tx, 'SELECT 1 WHERE $1::timestamptz > service_now()', [from]);
    if (!isFuture) throw ladderProblems.visitInThePast();
    return { town: visit.town, from, to };
  }

  /** The lawyer whom the village, or else the town, asks first. */
  async responsibleFor(tx: Tx, { visit }: PlaceOrder): Promise<string | undefined> {
    if (!visit) return undefined;
    const found = await row<{ id: string }>(
      tx,
      `SELECT lawyer_id AS id FROM responsible_lawyers WHERE town = $1 AND village IN ($2, '') ORDER BY village DESC LIMIT 1`,
      [visit.town, visit.village ?? ''],
    );
    return found?.id;
  }

  /** The same for an order that is there already; undefined when it is no visit. */
  async responsibleForOrder(tx: Tx, orderId: string): Promise<string | undefined> {
    const found = await row<{ id: string }>(
      tx,
      `SELECT r.lawyer_id AS id FROM visits v JOIN responsible_lawyers r ON r.town = v.town AND r.village IN (v.village, '')
        WHERE v.order_id = $1 ORDER BY r.village DESC LIMIT 1`,
      [orderId],
    );
    return found?.id;
  }

  /** Writes the visit of a new order, with the code that its resident will show. */
  async arrange(tx: Tx, orderId: string, visit: PlaceVisit): Promise<void> {
    await rows(
      tx,
      `INSERT INTO visits (order_id, town, village, place, during, code_sealed) VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7)`,
      [
        orderId,
        visit.town,
        visit.village ?? '',
        visit.place,
        visit.from,
        visit.to,
        this.keyring.seal(SEALED_AS, newSixDigitCode()),
      ],
    );
  }

  /**
   * The lawyer has come, and shows it by the resident's one-time code.
   * @throws 404; 409 `NO_VISIT`, `NOT_ACTIVE`, `ALREADY_CHECKED_IN`; 422 `CHECK_IN_CODE_WRONG`; 429
   */
  async checkIn(lawyer: Caller, orderId: string, code: string): Promise<OrderView> {
    await this.limits.hit(CODES_PER_ORDER, `${lawyer.accountId} ${orderId}`);
    return this.db.transaction(async (tx) => {
      const order = await lockOrder(tx, orderId, 'serving', lawyer.accountId);
      if (!order) throw commonProblems.notFound();
      if (order.mode !== 'offline') throw ladderProblems.noVisit();
      if (order.status !== 'active') throw orderProblems.notActive();
      const visit = await row<{ code_sealed: Buffer; checked_in_at: Date | null }>(
        tx,
        'SELECT code_sealed, checked_in_at FROM visits WHERE order_id = $1',
        [orderId],
      );
      if (visit!.checked_in_at) throw ladderProblems.alreadyCheckedIn();
      const expected = this.keyring.open(SEALED_AS, visit!.code_sealed);
      if (!sameBytes(Buffer.from(expected), Buffer.from(code))) throw ladderProblems.checkInCodeWrong();
      await rows(tx, 'UPDATE visits SET checked_in_at = service_now() WHERE order_id = $1', [orderId]);
      await recordFirstWord(tx, orderId);
      await this.moves.move(tx, {
        orderId,
        verb: 'checkIn',
        actor: { role: 'lawyer', id: lawyer.accountId },
        change: { stepEndsInMs: this.times.idleMs },
      });
      return this.orders.show(lawyer, orderId, tx);
    });
  }
}
