import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { Database, row, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type { NewShift, ShiftsQuery, ShiftView } from './roster.contract.js';
import { rosterProblems } from './roster.problems.js';

const SHIFT = `s.id, s.lawyer_id AS "lawyerId", l.name AS "lawyerName", s.boards, s.tier, lower(s.during) AS from, upper(s.during) AS to`;

type ShiftRow = Omit<ShiftView, 'from' | 'to'> & { from: Date; to: Date };

/** Shifts on the roster. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly db: Database,
    private readonly lawyers: LawyersQueries,
  ) {}

  /** Puts a lawyer on duty. @throws 409 `SHIFTS_OVERLAP`; 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD`, `EMPTY_SHIFT` */
  async create(operator: Caller, body: NewShift, key: string | undefined): Promise<ShiftView> {
    if (Date.parse(body.from) >= Date.parse(body.to)) throw rosterProblems.emptyShift();
    const request = { accountId: operator.accountId, key, content: { route: 'POST /roster/shifts', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.insert(tx, body)));
  }

  /** Shifts in the order in which they were made. */
  async list(query: ShiftsQuery): Promise<Page<ShiftView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<ShiftRow>(
      `SELECT ${SHIFT} FROM shifts s JOIN lawyers l ON l.id = s.lawyer_id
        WHERE s.during && tstzrange($1, $2) AND ($3::text IS NULL OR $3 = ANY(s.boards))
          AND ($4::uuid IS NULL OR s.lawyer_id = $4) AND ($5::uuid IS NULL OR s.id > $5)
        ORDER BY s.id LIMIT $6`,
      [
        query.from ?? null,
        query.to ?? null,
        query.board ?? null,
        query.lawyer ?? null,
        after?.[0] ?? null,
        query.limit + 1,
      ],
    );
    const page = toPage(found, query.limit, (shift) => [shift.id]);
    return { ...page, items: page.items.map(toView) };
  }

  private async insert(tx: Tx, { lawyerId, boards, from, to, tier }: NewShift): Promise<ShiftView> {
    for (const board of boards) {
      const may = await this.lawyers.mayServe(tx, lawyerId, board);
      if (may === undefined) throw rosterProblems.lawyerNotFound();
      if (!may) throw rosterProblems.lawyerNotOfBoard();
    }
    const shift = await row<ShiftRow>(
      tx,
      `WITH s AS (INSERT INTO shifts (lawyer_id, boards, during, tier) VALUES ($1, $2, tstzrange($3, $4), $5) RETURNING *)
       SELECT ${SHIFT} FROM s JOIN lawyers l ON l.id = s.lawyer_id`,
      [lawyerId, boards, from, to, tier],
    );
    return toView(shift!);
  }
}

function toView(shift: ShiftRow): ShiftView {
  return { ...shift, from: shift.from.toISOString(), to: shift.to.toISOString() };
}
