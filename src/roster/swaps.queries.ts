import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Queryable } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { SwapsQuery, SwapView } from './duty-changes.contract.js';
import type { SwapState } from './roster.entities.js';
import { ShiftsQueries } from './shifts.queries.js';

export interface SwapRow {
  id: string;
  state: SwapState;
  lawyerId: string;
  toLawyerId: string | null;
  shiftId: string;
  shiftVersion: number;
  forShiftId: string | null;
  forShiftVersion: number | null;
  reason: string;
  acceptedBy: string | null;
  createdAt: Date;
  settledAt: Date | null;
}

const SWAP = `w.id, w.state, w.lawyer_id AS "lawyerId", w.to_lawyer_id AS "toLawyerId", w.shift_id AS "shiftId",
  w.shift_version AS "shiftVersion", w.for_shift_id AS "forShiftId", w.for_shift_version AS "forShiftVersion", w.reason,
  w.accepted_by AS "acceptedBy", w.created_at AS "createdAt", w.settled_at AS "settledAt"`;

/** $1 reader; who asks, who is asked, and whoever serves all boards of what everybody is asked for. Null: all. */
const MAY_SEE = `($1::uuid IS NULL OR w.lawyer_id = $1 OR w.to_lawyer_id = $1 OR w.accepted_by = $1 OR (
  w.to_lawyer_id IS NULL AND w.state = 'open' AND EXISTS (
    SELECT FROM shifts s WHERE s.id = w.shift_id AND s.boards <@ ARRAY(SELECT b.board FROM lawyer_boards b WHERE b.lawyer_id = $1))))`;

/** Swaps as their lawyers and the bureau see them. */
@Injectable()
export class SwapsQueries {
  constructor(
    private readonly db: Database,
    private readonly shifts: ShiftsQueries,
  ) {}

  /** The newest first: what a lawyer asks, is asked, or could take; all for an operator. */
  async list(caller: Caller, query: SwapsQuery): Promise<Page<SwapView>> {
    const before = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<SwapRow>(
      `SELECT ${SWAP} FROM swaps w WHERE ${MAY_SEE} AND ($2::text IS NULL OR w.state = $2) AND ($3::uuid IS NULL OR w.id < $3)
        ORDER BY w.id DESC LIMIT $4`,
      [readerOf(caller), query.state ?? null, before?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: await this.toViews(page.items, this.db) };
  }

  /** One swap. @throws 404 */
  async show(caller: Caller, swapId: string, db: Queryable = this.db): Promise<SwapView> {
    const [view] = await this.toViews([await this.find(db, caller, swapId)], db);
    return view!;
  }

  /** The row, for those who may see it. @throws 404 */
  async find(db: Queryable, caller: Caller, swapId: string): Promise<SwapRow> {
    const swap = await row<SwapRow>(db, `SELECT ${SWAP} FROM swaps w WHERE ${MAY_SEE} AND w.id = $2`, [
      readerOf(caller),
      swapId,
    ]);
    if (!swap) throw commonProblems.notFound();
    return swap;
  }

  /** The row until the transaction ends. */
  async lock(db: Queryable, swapId: string): Promise<SwapRow> {
    const locked = await rows<SwapRow>(db, `SELECT ${SWAP} FROM swaps w WHERE w.id = $1 FOR UPDATE`, [
      swapId,
    ]);
    return locked[0]!;
  }

  private async toViews(swaps: readonly SwapRow[], db: Queryable): Promise<SwapView[]> {
    const ids = swaps.flatMap(({ shiftId, forShiftId }) => (forShiftId ? [shiftId, forShiftId] : [shiftId]));
    const shifts = new Map((await this.shifts.byIds(ids, db)).map((shift) => [shift.id, shift]));
    return swaps.map(
      ({ shiftVersion: _version, forShiftVersion: _forVersion, createdAt, settledAt, ...swap }) => ({
        ...swap,
        shift: shifts.get(swap.shiftId) ?? null,
        forShift: (swap.forShiftId && shifts.get(swap.forShiftId)) || null,
        createdAt: createdAt.toISOString(),
        settledAt: settledAt?.toISOString() ?? null,
      }),
    );
  }
}

function readerOf({ role, accountId }: Caller): string | null {
  return role === 'lawyer' ? accountId : null;
}
