import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { CandidatesQueries } from '../lawyers/candidates.queries.js';
import { LOCKED_COLUMNS, type LockedOrder } from '../orders/locked-order.queries.js';
import { Database, row, rows } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { Asking } from './asking.service.js';
import type { AskedView, ExplainView, OfferPage, OfferView, PromiseDueView } from './ladder.contract.js';
import { soughtOf } from './sought.queries.js';

/** A list for people to read: longer ones tell nobody more. */
const EXPLAINED_AT_MOST = 500;

type WithDates<T, K extends keyof T> = Omit<T, K> & Record<K, Date>;

/** Who is asked, and why. */
@Injectable()
export class LadderQueries {
  constructor(
    private readonly db: Database,
    private readonly asking: Asking,
    private readonly candidates: CandidatesQueries,
  ) {}

  /** Open offers made to a lawyer, oldest first. */
  async offersTo(lawyer: Caller, query: PageQuery): Promise<OfferPage> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<WithDates<OfferView, 'madeAt' | 'deadlineAt'> & { id: string }>(
      `SELECT f.id, f.order_id AS "orderId", f.wave, f.made_at AS "madeAt", f.deadline_at AS "deadlineAt",
              o.board, o.mode, o.urgent, o.description
         FROM offers f JOIN orders o ON o.id = f.order_id
        WHERE f.lawyer_id = $1 AND f.answer IS NULL AND f.deadline_at > service_now() AND ($2::uuid IS NULL OR f.id > $2)
          -- Who was suspended has none, before the timer has written that down.
          AND EXISTS (SELECT FROM lawyers l WHERE l.id = $1 AND may_practise(l))
        ORDER BY f.id LIMIT $3`,
      [lawyer.accountId, after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, (offer) => [offer.id]);
    const items = page.items.map(({ id: _id, madeAt, deadlineAt, ...offer }) => ({
      ...offer,
      madeAt: madeAt.toISOString(),
      deadlineAt: deadlineAt.toISOString(),
    }));
    return { ...page, items };
  }

  /** Why whom was asked: the plan, all who were, and who could be now. @throws 404 */
  async explain(orderId: string): Promise<ExplainView> {
    const order = await row<LockedOrder>(this.db, `SELECT ${LOCKED_COLUMNS} FROM orders o WHERE o.id = $1`, [
      orderId,
    ]);
    if (!order) throw commonProblems.notFound();
    const search = this.asking.search(await soughtOf(this.db, order));
    const { candidates, dropped } = await this.candidates.explain(this.db, search);
    const asked = await this.asked(orderId);
    const named = await this.withNames([...asked, ...candidates, ...dropped]);
    return {
      plan: order.plan.map(({ wave, tier, forMs }) => ({ wave, tier, forMs })),
      step: order.step,
      asked: asked.map(named),
      candidates: candidates.map(named),
      dropped: dropped.map(named),
    };
  }

  /** Gives what puts their names to lawyers' ids. */
  private async withNames(
    of: readonly { lawyerId: string }[],
  ): Promise<<T extends { lawyerId: string }>(one: T) => T & { name: string }> {
    const ids = [...new Set(of.map(({ lawyerId }) => lawyerId))];
    const found = await this.db.rows<{ id: string; name: string }>(
      'SELECT id, name FROM lawyers WHERE id = ANY($1)',
      [ids],
    );
    const names = new Map(found.map(({ id, name }) => [id, name]));
    return (one) => ({ ...one, name: names.get(one.lawyerId)! });
  }

  /** Call-backs that are due, the most pressing first. */
  async promisesDue(query: PageQuery): Promise<Page<PromiseDueView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<WithDates<PromiseDueView, 'promisedAt' | 'callBy'>>(
      `SELECT order_id AS "orderId", promised_at AS "promisedAt", call_by AS "callBy" FROM promises p
        WHERE outcome IS NULL AND ($1::uuid IS NULL OR (call_by, order_id) >
          (SELECT q.call_by, q.order_id FROM promises q WHERE q.order_id = $1 ORDER BY q.promised_at DESC LIMIT 1))
        ORDER BY call_by, order_id LIMIT $2`,
      [after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, (promise) => [promise.orderId]);
    const items = page.items.map((promise) => ({
      ...promise,
      promisedAt: promise.promisedAt.toISOString(),
      callBy: promise.callBy.toISOString(),
    }));
    return { ...page, items };
  }

  private async asked(orderId: string): Promise<Omit<AskedView, 'name'>[]> {
    const found = await rows<
      WithDates<Omit<AskedView, 'name'>, 'madeAt' | 'deadlineAt'> & { answeredAt: Date | null }
    >(
      this.db,
      `SELECT lawyer_id AS "lawyerId", wave, made_at AS "madeAt", deadline_at AS "deadlineAt", answer,
              answered_at AS "answeredAt", reason, score, parts
         FROM offers WHERE order_id = $1 ORDER BY id LIMIT ${EXPLAINED_AT_MOST}`,
      [orderId],
    );
    return found.map((offer) => ({
      ...offer,
      madeAt: offer.madeAt.toISOString(),
      deadlineAt: offer.deadlineAt.toISOString(),
      answeredAt: (offer.answeredAt as Date | null)?.toISOString() ?? null,
    }));
  }
}
