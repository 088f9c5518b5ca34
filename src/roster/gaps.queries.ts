import { Injectable } from '@nestjs/common';
import { row, rows, type Queryable } from '../platform/database/database.js';
import type { Gap } from './opened-gaps.js';

/** How far the roster is looked at for its first gap, step by step: most boards have one soon, or are full for long. */
const RUNWAY_STEPS_DAYS = [14, 60, 400];

/** What the roster promises. */
@Injectable()
export class GapsQueries {
  /** Gaps of some boards in `[from, to)`, by board and time. */
  in(
    db: Queryable,
    { boards, from, to }: { boards: readonly string[]; from: Date; to: Date },
  ): Promise<Gap[]> {
    return rows<Gap>(db, GAPS, [boards, from, to]);
  }

  /** The first instant from now on at which each board has a gap; a board without one in 400 days is left out. */
  async runways(db: Queryable, boards: readonly string[]): Promise<Map<string, Date>> {
    const runways = new Map<string, Date>();
    for (const days of RUNWAY_STEPS_DAYS) {
      const left = boards.filter((board) => !runways.has(board));
      if (left.length === 0) break;
      for (const { board, at } of await rows<{ board: string; at: Date }>(db, FIRST_GAPS, [left, days]))
        runways.set(board, at);
    }
    return runways;
  }

  /** The database's clock. */
  async now(db: Queryable): Promise<Date> {
    const now = await row<{ at: Date }>(db, 'SELECT service_now() AS at');
    return now!.at;
  }
}

const GAPS = {
  name: 'cover-gaps',
  text: 'SELECT board, lower(during) AS "from", upper(during) AS "to", have, required FROM cover_gaps($1, $2, $3)',
};

const FIRST_GAPS = {
  name: 'first-gaps',
  text: `SELECT board, min(lower(during)) AS at
           FROM (SELECT service_now() AS at) now, cover_gaps($1, now.at, now.at + make_interval(days => $2)) GROUP BY board`,
};
