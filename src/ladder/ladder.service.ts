import { Injectable } from '@nestjs/common';
import { LawyersService } from '../lawyers/lawyers.service.js';
import type { LockedOrder } from '../orders/locked-order.queries.js';
import type { OrderVerb } from '../orders/order-flow.contract.js';
import { OrderMoves, type OrderChange } from '../orders/order-moves.service.js';
import { OrderTimes } from '../orders/order-times.service.js';
import { makePromise, settlePromise } from '../orders/promises.service.js';
import { endSegment, type SegmentEnd } from '../orders/segments.service.js';
import { row, rows, type Tx } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/events/event.js';
import type { Signal } from '../platform/events/signal.js';
import { Asking, type Around, type Entry } from './asking.service.js';
import { expireOffers, makeOffers, makeOffersOf, toldWithdrawn, type EndedOffer } from './offers.js';
import { planSearch } from './plan.js';
import { soughtOf, soughtOfAll } from './sought.queries.js';

/** A search that begins anew: handed on, lapsed, opened again, or in another board. */
export interface NewSearch {
  verb: Extract<OrderVerb, 'lapse' | 'transfer' | 'reopen' | 'correctBoard'>;
  actor: Actor;
  reason?: string;
  /** Who is asked first. */
  chosen?: string;
  /** Where it looks from now on, when that is elsewhere. */
  board?: string;
  data?: Record<string, unknown>;
  /** What is told beside the new offers. */
  signals?: Signal[];
}

/** What happens to an order that waits: it is never left without a next step. */
@Injectable()
export class Ladder {
  constructor(
    private readonly moves: OrderMoves,
    private readonly asking: Asking,
    private readonly lawyers: LawyersService,
    private readonly times: OrderTimes,
  ) {}

  /** A deadline of a locked order has passed: of its step, of its promise, or of both. */
  async passDeadline(tx: Tx, order: LockedOrder): Promise<void> {
    if (order.promiseAt && order.promiseAt <= order.now) await this.promiseIsDue(tx, order);
    if (order.stepEndsAt === null || order.stepEndsAt > order.now) return;
    if (order.status === 'waiting') return this.advance(tx, [order], 'deadline');
    const lapsed = await this.isLapsed(tx, order);
    if (lapsed) return this.takeBack(tx, order, lapsed);
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'remind',
      actor: SYSTEM,
      change: { stepEndsInMs: this.times.idleMs },
    });
  }

  /** Ends the offers of a locked, waiting order whose own time is over, and goes on when nobody is left to answer. */
  async expire(tx: Tx, order: LockedOrder): Promise<void> {
    const ended = await this.expireDue(tx, [order]);
    // Another node was first: what this one saw of the offers is from before it had the order's lock.
    if (ended.length === 0) return;
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'expire',
      actor: SYSTEM,
      data: { lawyerIds: ended.map(({ lawyerId }) => lawyerId) },
      signals: toldExpired(order.id, ended),
    });
    await this.advanceIfAllAnswered(tx, order, 'all_answered');
  }

  /** Goes on to the next step if nobody who was asked on this one is still deciding. */
  async advanceIfAllAnswered(tx: Tx, order: LockedOrder, reason = 'all_declined'): Promise<void> {
    if (order.wave === 'bureau') return;
    const open = await row(
      tx,
      {
        name: 'open-offer-of-wave',
        text: 'SELECT 1 FROM offers WHERE order_id = $1 AND answer IS NULL AND wave = $2 LIMIT 1',
      },
      [order.id, order.wave],
    );
    if (!open) await this.advance(tx, [order], reason);
  }

  /** Takes back the offers of a locked, waiting order whose lawyers may no longer take it. */
  async withdrawFromAbsent(tx: Tx, order: LockedOrder): Promise<void> {
    const absent = await rows<{ lawyer_id: string }>(
      tx,
      `UPDATE offers f SET answer = 'withdrawn', answered_at = service_now(), reason = 'not_practising'
         FROM lawyers l
        WHERE f.order_id = $1 AND f.answer IS NULL AND l.id = f.lawyer_id AND NOT (
          may_practise(l) AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = $2))
        RETURNING f.lawyer_id`,
      [order.id, order.board],
    );
    const lawyerIds = absent.map(({ lawyer_id }) => lawyer_id);
    if (lawyerIds.length === 0) return;
    await this.moves.move(tx, {
      orderId: order.id,
      verb: 'expire',
      actor: SYSTEM,
      reason: 'lawyer_taken_out',
      data: { lawyerIds },
      signals: toldWithdrawn(order.id, lawyerIds, 'not_practising'),
    });
    await this.advanceIfAllAnswered(tx, order, 'lawyer_taken_out');
  }

  /**
   * A locked, active order loses its lawyer, who met it with silence, missed the visit or may no longer practise: back
   * to waiting, its place and history kept.
   */
  async takeBack(
    tx: Tx,
    order: LockedOrder,
    reason: Extract<SegmentEnd, 'silence' | 'missed' | 'licence'>,
  ): Promise<void> {
    await endSegment(tx, order.id, { reason });
    await this.searchAgain(tx, order, { verb: 'lapse', actor: SYSTEM, reason });
  }

  /**
   * Begins a new search for a locked order that nobody serves or is asked for; its place in the line is that of its
   * first day. Who waits already keeps the instants that stand: the bureau's and the promise's are not put off.
   */
  async searchAgain(tx: Tx, order: LockedOrder, search: NewSearch): Promise<void> {
    const { verb, actor, reason, chosen, board, data, signals = [] } = search;
    const startsClocks = order.mode === 'online' && order.status !== 'waiting';
    const bureauAt = startsClocks ? new Date(order.now.getTime() + this.times.bureauAfterMs) : order.bureauAt;
    const plan = planSearch({ mode: order.mode, urgent: order.urgent && !chosen, chosen }, this.times);
    const sought = { ...(await soughtOf(tx, order)), board: board ?? order.board, bureauAt };
    const entry = await this.asking.nextStep(tx, sought, plan, 0);
    const change: OrderChange = {
      board,
      plan,
      step: entry.step,
      wave: entry.wave,
      stepEndsAt: entry.endsAt,
      lawyerId: null,
      accepted: false,
      completed: false,
    };
    if (startsClocks) {
      change.bureauInMs = this.times.bureauAfterMs;
      change.promiseUnlessStandsInMs = this.times.promiseAfterMs;
    }
    await this.moves.move(tx, {
      orderId: order.id,
      verb,
      actor,
      reason,
      change,
      data: { lawyerId: order.lawyerId, skipped: entry.skipped, asked: entry.asked.length, ...data },
      signals: [...signals, ...(await makeOffers(tx, order.id, entry.asked))],
      formerLawyerId: order.lawyerId,
    });
  }

  /** Leads locked, waiting orders on to their next steps. */
  async advance(tx: Tx, orders: readonly LockedOrder[], reason: string, around?: Around): Promise<void> {
    const ended = Map.groupBy(await this.expireDue(tx, orders), ({ orderId }) => orderId);
    const entries: { order: LockedOrder; entry: Entry }[] = [];
    for (const [n, sought] of (await soughtOfAll(tx, orders, around)).entries()) {
      const order = orders[n]!;
      const from = Math.min(order.step + 1, order.plan.length - 1);
      entries.push({ order, entry: await this.asking.nextStep(tx, sought, order.plan, from) });
    }
    const made = await makeOffersOf(
      tx,
      entries.flatMap(({ order, entry }) => entry.asked.map((asked) => ({ orderId: order.id, ...asked }))),
    );
    await this.moves.advance(
      tx,
      entries.map(({ order, entry }) => ({
        orderId: order.id,
        verb: 'advance',
        actor: SYSTEM,
        reason: order.wave === 'bureau' ? 'still_waiting' : reason,
        change: { step: entry.step, wave: entry.wave, stepEndsAt: entry.endsAt },
        data: { fromWave: order.wave, skipped: entry.skipped, asked: entry.asked.length },
        signals: [...toldExpired(order.id, ended.get(order.id) ?? []), ...(made.get(order.id) ?? [])],
      })),
    );
  }

  /** Silence counts against whoever was really there to hear of an online order. */
  private async expireDue(tx: Tx, orders: readonly LockedOrder[]): Promise<EndedOffer[]> {
    const ended = await expireOffers(
      tx,
      orders.map(({ id }) => id),
    );
    const online = new Set(orders.filter(({ mode }) => mode === 'online').map(({ id }) => id));
    const silent = ended.filter(({ orderId, wasThere }) => wasThere && online.has(orderId));
    await this.lawyers.countSilence(
      tx,
      silent.map(({ lawyerId }) => lawyerId),
    );
    return ended;
  }

  /** The resident is promised a call-back; or one that was promised did not come. */
  private async promiseIsDue(tx: Tx, order: LockedOrder): Promise<void> {
    if (await settlePromise(tx, order.id, 'broken')) {
      await this.moves.move(tx, {
        orderId: order.id,
        verb: 'breakPromise',
        actor: SYSTEM,
        change: { promiseAt: null },
      });
    } else {
      const callBy = await makePromise(tx, order.id, this.times.callBackMs);
      await this.moves.move(tx, {
        orderId: order.id,
        verb: 'promise',
        actor: SYSTEM,
        change: { promiseAt: callBy },
        data: { callBy },
      });
    }
  }

  /** Why the lawyer of an active order whose deadline has passed is to lose it; undefined when there is no reason. */
  private async isLapsed(tx: Tx, order: LockedOrder): Promise<'silence' | 'missed' | undefined> {
    const met = await row<{ answered: boolean; arrived: boolean }>(
      tx,
      `SELECT EXISTS (SELECT FROM segments WHERE order_id = $1 AND ended_at IS NULL AND first_answer_at IS NOT NULL) AS answered,
              EXISTS (SELECT FROM visits WHERE order_id = $1 AND checked_in_at IS NOT NULL) AS arrived`,
      [order.id],
    );
    if (order.mode === 'offline') return met!.arrived ? undefined : 'missed';
    return met!.answered ? undefined : 'silence';
  }
}

function toldExpired(orderId: string, ended: readonly EndedOffer[]): Signal[] {
  return toldWithdrawn(
    orderId,
    ended.map(({ lawyerId }) => lawyerId),
    'expired',
  );
}
