import { Injectable } from '@nestjs/common';
import { rows, type Queryable } from '../platform/database/database.js';
import type { Gap } from './opened-gaps.js';
import type { Substitute } from './coverage.contract.js';

/** For so many gaps at most, and so many for each. */
const MOST_GAPS = 20;
const MOST_EACH = 5;
const REST_HOURS = 11;

interface SubstituteRow {
  lawyerId: string;
  name: string;
  board: string;
  from: Date;
  to: Date;
  onStandby: boolean;
  rested: boolean;
  live: boolean;
  hours: number;
}

/** Who could fill a gap. */
@Injectable()
export class SubstitutesQueries {
  /**
   * Lawyers who could take over a gap for its whole length, best first: the board's standby of that time, then who is
   * rested (11 h before and after), then who has the fewest hours of duty in the 14 days around it.
   * @param leaving who leaves the gap, and is no substitute for it
   */
  async forGaps(db: Queryable, gaps: readonly Gap[], leaving: readonly string[]): Promise<Substitute[]> {
    const asked = gaps.slice(0, MOST_GAPS);
    const found = await rows<SubstituteRow>(db, SUBSTITUTES, [
      asked.map(({ board }) => board),
      asked.map(({ from }) => from),
      asked.map(({ to }) => to),
      leaving,
    ]);
    return found.map(toSubstitute);
  }
}

function toSubstitute({ from, to, onStandby, rested, live, hours, ...lawyer }: SubstituteRow): Substitute {
  const reasons = [
    ...(onStandby ? ['该时段的备勤律师'] : ['该时段没有班次']),
    rested ? '前后休息满11小时' : '前后休息不足11小时',
    `前后14天共值班${hours}小时`,
    ...(live ? ['现在在线'] : []),
  ];
  return { ...lawyer, from: from.toISOString(), to: to.toISOString(), rested, live, reasons };
}

/** $1 boards, $2 from, $3 to of the gaps, $4 who leaves. */
const SUBSTITUTES = `
  WITH gaps AS (
    SELECT board, tstzrange("from", "to") AS during, n
      FROM unnest($1::text[], $2::timestamptz[], $3::timestamptz[]) WITH ORDINALITY AS g (board, "from", "to", n))
  SELECT c.id AS "lawyerId", c.name, g.board, lower(g.during) AS "from", upper(g.during) AS "to",
         c.on_standby AS "onStandby", c.rested, c.live, c.hours
    FROM gaps g CROSS JOIN LATERAL (
      SELECT l.id, l.name, coalesce(d.on_standby, false) AS on_standby, coalesce(d.rested, true) AS rested,
             is_live(l) AS live, coalesce(d.hours, 0) AS hours
        FROM lawyer_boards b JOIN lawyers l ON l.id = b.lawyer_id
        LEFT JOIN LATERAL (
          SELECT bool_or(s.during && g.during AND (s.tier = 'primary' OR NOT g.board = ANY(s.boards))) AS busy,
                 bool_or(s.during @> g.during AND s.tier = 'standby' AND g.board = ANY(s.boards)) AS on_standby,
                 -- The standby's own shift is the gap's time already.
                 NOT bool_or(s.during && tstzrange(lower(g.during) - interval '${REST_HOURS} hours', upper(g.during) + interval '${REST_HOURS} hours')
                             AND NOT (s.tier = 'standby' AND s.during && g.during)) AS rested,
                 round(extract(epoch FROM sum(upper(s.during) - lower(s.during))) / 3600)::int AS hours
            FROM shifts s
           WHERE s.lawyer_id = l.id
             AND s.during && tstzrange(lower(g.during) - interval '14 days', upper(g.during) + interval '14 days')) d ON true
       WHERE b.board = g.board AND l.licence_status = 'valid' AND l.id <> ALL($4)
         AND (l.licence_valid_until IS NULL
              OR (l.licence_valid_until + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' >= upper(g.during))
         AND d.busy IS NOT TRUE
       ORDER BY 3 DESC, 4 DESC, 6, l.id LIMIT ${MOST_EACH}) c
   ORDER BY g.n, c.on_standby DESC, c.rested DESC, c.hours, c.id`;
