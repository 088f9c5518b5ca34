import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type { PageQuery } from '../platform/http/page-query.contract.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { actorOf } from './actor.js';
import type { LeaveView, NewLeave, TakenLeave } from './duty-changes.contract.js';
import { RosterChanges } from './roster-changes.service.js';
import { ShiftsQueries } from './shifts.queries.js';
import { findOpen } from './shifts.service.js';
import { stretchWithin } from './stretch.js';

/** Time that lawyers take out of their own shifts. */
@Injectable()
export class LeavesService {
  constructor(
    private readonly db: Database,
    private readonly roster: RosterChanges,
    private readonly shifts: ShiftsQueries,
  ) {}

  /**
   * Takes a shift of the lawyer's own, or a part of it, off them; what is left stays.
   * @throws 404 for somebody else's; 409 `SHIFT_OVER`; 422 `OUTSIDE_SHIFT`, `WOULD_OPEN_GAP` with `gaps` and `substitutes`
   */
  async take(lawyer: Caller, body: NewLeave, key: string | undefined): Promise<TakenLeave> {
    const request = { accountId: lawyer.accountId, key, content: { route: 'POST /roster/leaves', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.leave(tx, lawyer, body)));
  }

  /** Leaves, the newest first: a lawyer's own, or all for an operator. */
  async list(caller: Caller, query: PageQuery): Promise<Page<LeaveView>> {
    const before = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<LeaveRow>(
      `SELECT ${LEAVE} FROM leaves v JOIN lawyers l ON l.id = v.lawyer_id
        WHERE ($1::uuid IS NULL OR v.lawyer_id = $1) AND ($2::uuid IS NULL OR v.id < $2) ORDER BY v.id DESC LIMIT $3`,
      [caller.role === 'lawyer' ? caller.accountId : null, before?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toView) };
  }

  private async leave(tx: Tx, lawyer: Caller, body: NewLeave): Promise<TakenLeave> {
    const { shiftId, reason } = body;
    const glance = await this.shifts.glance(tx, shiftId);
    if (glance.lawyerId !== lawyer.accountId) throw commonProblems.notFound();
    const change = { verb: 'leave', ...glance, actor: actorOf(lawyer), reason };
    return this.roster.change(tx, change, async (book) => {
      const shift = await findOpen(book, shiftId);
      if (shift.lawyerId !== lawyer.accountId) throw commonProblems.notFound();
      const { from, to } = stretchWithin(shift, body, book.lockedAt);
      const left = await book.cut(shift, from, to);
      const leave = await row<LeaveRow>(
        tx,
        `WITH v AS (INSERT INTO leaves (shift_id, lawyer_id, boards, during, reason) VALUES ($1, $2, $3, tstzrange($4, $5), $6) RETURNING *)
         SELECT ${LEAVE} FROM v JOIN lawyers l ON l.id = v.lawyer_id`,
        [shiftId, lawyer.accountId, shift.boards, from, to, reason],
      );
      return {
        ...toView(leave!),
        remaining: await this.shifts.byIds(
          left.map(({ id }) => id),
          tx,
        ),
      };
    });
  }
}

type LeaveRow = Omit<LeaveView, 'from' | 'to' | 'createdAt'> & { from: Date; to: Date; createdAt: Date };

const LEAVE = `v.id, v.shift_id AS "shiftId", v.lawyer_id AS "lawyerId", l.name AS "lawyerName", v.boards,
  lower(v.during) AS "from", upper(v.during) AS "to", v.reason, v.created_at AS "createdAt"`;

function toView({ from, to, createdAt, ...leave }: LeaveRow): Pick<LeaveView, keyof LeaveView> {
  return { ...leave, from: from.toISOString(), to: to.toISOString(), createdAt: createdAt.toISOString() };
}
