import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Queryable } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { SHIFT_COLUMNS, type ShiftRow } from './roster-book.js';
import type { ShiftsQuery, ShiftView } from './roster.contract.js';

interface ListedRow extends ShiftRow {
  lawyerName: string;
  /** Milliseconds since 1970. */
  begins: number;
}

const LISTED = `${SHIFT_COLUMNS}, l.name AS "lawyerName", (extract(epoch FROM lower(s.during)) * 1000)::float8 AS begins`;

/** Shifts as the lawyers and the bureau see them. */
@Injectable()
export class ShiftsQueries {
  constructor(private readonly db: Database) {}

  /** Shifts in the order in which they begin. */
  async list(query: ShiftsQuery): Promise<Page<ShiftView>> {
    const after = readCursor(query.cursor, ['number', 'uuid']);
    const found = await this.db.rows<ListedRow>(
      `SELECT ${LISTED} FROM shifts s JOIN lawyers l ON l.id = s.lawyer_id
        WHERE s.during && tstzrange($1, $2) AND ($3::text IS NULL OR $3 = ANY(s.boards))
          AND ($4::uuid IS NULL OR s.lawyer_id = $4)
          AND ($5::float8 IS NULL OR (lower(s.during), s.id) > (to_timestamp($5 / 1000), $6::uuid))
        ORDER BY lower(s.during), s.id LIMIT $7`,
      [
        query.from ?? null,
        query.to ?? null,
        query.board ?? null,
        query.lawyer ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const page = toPage(found, query.limit, ({ begins, id }) => [begins, id]);
    return { ...page, items: page.items.map(toView) };
  }

  /** One shift. @throws 404 */
  async show(shiftId: string, db: Queryable = this.db): Promise<ShiftView> {
    const [shift] = await this.byIds([shiftId], db);
    if (!shift) throw commonProblems.notFound();
    return shift;
  }

  /** Those of `shiftIds` that there are, in the order in which they begin. */
  async byIds(shiftIds: readonly string[], db: Queryable = this.db): Promise<ShiftView[]> {
    const found = await rows<ListedRow>(
      db,
      `SELECT ${LISTED} FROM shifts s JOIN lawyers l ON l.id = s.lawyer_id WHERE s.id = ANY($1) ORDER BY lower(s.during), s.id`,
      [shiftIds],
    );
    return found.map(toView);
  }

  /** A shift as it is at the moment, to know which boards to lock for it. @throws 404 */
  async glance(db: Queryable, shiftId: string): Promise<ShiftRow> {
    const shift = await row<ShiftRow>(db, `SELECT ${SHIFT_COLUMNS} FROM shifts s WHERE s.id = $1`, [shiftId]);
    if (!shift) throw commonProblems.notFound();
    return shift;
  }

  /** The same of several, by id; those that are gone are left out. */
  async glances(db: Queryable, shiftIds: readonly (string | null)[]): Promise<Map<string, ShiftRow>> {
    const found = await rows<ShiftRow>(db, `SELECT ${SHIFT_COLUMNS} FROM shifts s WHERE s.id = ANY($1)`, [
      shiftIds,
    ]);
    return new Map(found.map((shift) => [shift.id, shift]));
  }
}

function toView({ begins: _begins, from, to, ...shift }: ListedRow): ShiftView {
  return { ...shift, from: from.toISOString(), to: to.toISOString() };
}
