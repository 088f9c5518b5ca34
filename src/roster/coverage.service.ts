import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { GapsQueries } from './gaps.queries.js';
import type {
  ChangeCoverPolicy,
  ChangedCoverPolicy,
  ClosedHoursList,
  ClosedHoursView,
  CoverPolicyView,
  NewClosedHours,
} from './coverage.contract.js';
import { toGapView } from './roster-changes.service.js';

const SHOWN_MS = 30 * 86_400_000;

/** What each board asks of its roster, and when it asks for nobody. */
@Injectable()
export class CoverageService {
  constructor(
    private readonly db: Database,
    private readonly gaps: GapsQueries,
  ) {}

  /** Changes what a board asks for; the roster stays, and the gaps of the next 30 days are told. @throws 404 */
  async changePolicy(
    operator: Caller,
    board: string,
    change: ChangeCoverPolicy,
  ): Promise<ChangedCoverPolicy> {
    return this.db.transaction(async (tx) => {
      const policy = await row<Pick<CoverPolicyView, keyof CoverPolicyView>>(
        tx,
        `UPDATE cover_policies SET primaries = coalesce($2, primaries), runway_days = coalesce($3, runway_days),
                version = version + 1, changed_by = $4, changed_at = service_now()
          WHERE board = $1 RETURNING ${POLICY}`,
        [board, change.primaries ?? null, change.runwayDays ?? null, operator.accountId],
      );
      if (!policy) throw commonProblems.notFound();
      const from = await this.gaps.now(tx);
      const to = new Date(from.getTime() + SHOWN_MS);
      return { ...policy, gaps: (await this.gaps.in(tx, { boards: [board], from, to })).map(toGapView) };
    });
  }

  /** Closes boards for some hours, once or weekly. @throws 422 `EMPTY_STRETCH` */
  async close(operator: Caller, body: NewClosedHours, key: string | undefined): Promise<ClosedHoursList> {
    if (Date.parse(body.from) >= Date.parse(body.to)) throw commonProblems.emptyStretch();
    const request = {
      accountId: operator.accountId,
      key,
      content: { route: 'POST /coverage/closed-hours', body },
    };
    return this.db.transaction((tx) =>
      onceForKey(tx, request, async () => ({ items: await this.insert(tx, operator, body) })),
    );
  }

  /** Opens a board again: for hours that have begun, from now on. @throws 404 */
  async open(closedHoursId: string): Promise<void> {
    const opened = await this.db.transaction(async (tx) => {
      const begun = await rows(tx, OPEN_BEGUN, [closedHoursId]);
      return begun.length > 0 ? begun : rows(tx, OPEN_AHEAD, [closedHoursId]);
    });
    if (opened.length === 0) throw commonProblems.notFound();
  }

  private async insert(tx: Tx, operator: Caller, body: NewClosedHours): Promise<ClosedHoursView[]> {
    const { boards, from, to, weeks, reason } = body;
    const closed = await rows<ClosedHoursRow>(tx, CLOSE, [
      boards,
      from,
      to,
      weeks ?? 0,
      reason,
      operator.accountId,
    ]);
    return closed.map(toClosedHours);
  }
}

export interface ClosedHoursRow extends Omit<ClosedHoursView, 'from' | 'to' | 'createdAt'> {
  from: Date;
  to: Date;
  createdAt: Date;
}

export function toClosedHours({ from, to, createdAt, ...closed }: ClosedHoursRow): ClosedHoursView {
  return { ...closed, from: from.toISOString(), to: to.toISOString(), createdAt: createdAt.toISOString() };
}

export const POLICY = `board, primaries, runway_days AS "runwayDays", version`;

export const CLOSED_HOURS = `c.id, c.board, lower(c.during) AS "from", upper(c.during) AS "to", c.reason,
  c.decided_by AS "decidedBy", c.created_at AS "createdAt"`;

const CLOSE = `
  INSERT INTO closed_hours AS c (board, during, reason, decided_by)
  SELECT b.board, tstzrange(
           (($2::timestamptz AT TIME ZONE 'Asia/Shanghai') + week * interval '7 days') AT TIME ZONE 'Asia/Shanghai',
           (($3::timestamptz AT TIME ZONE 'Asia/Shanghai') + week * interval '7 days') AT TIME ZONE 'Asia/Shanghai'), $5, $6
    FROM unnest($1::text[]) AS b (board), generate_series(0, $4::int) AS week ORDER BY b.board, week
  RETURNING ${CLOSED_HOURS}`;

const OPEN_BEGUN = `
  UPDATE closed_hours SET during = tstzrange(lower(during), service_now())
   WHERE id = $1 AND lower(during) < service_now() AND upper(during) > service_now() RETURNING id`;

const OPEN_AHEAD = `DELETE FROM closed_hours WHERE id = $1 AND lower(during) >= service_now() RETURNING id`;
