import { Injectable } from '@nestjs/common';
import { readStretch } from '../platform/http/stretch.js';
import { Database } from '../platform/database/database.js';
import type { Grouping, Statistics, StatisticsQuery, StatisticsRow } from './statistics.contract.js';

const TERMS = { days: 30, most: 400, looks: 'back' } as const;

/** What the bureau counts, computed from the rows. */
@Injectable()
export class StatisticsQueries {
  constructor(private readonly db: Database) {}

  /** @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async show({ by, ...query }: StatisticsQuery): Promise<Statistics> {
    const { from, to } = await readStretch(this.db, query, TERMS);
    const items = await this.db.rows<StatisticsRow>({ name: `statistics-by-${by}`, text: COUNTED[by] }, [
      from,
      to,
    ]);
    return { from: from.toISOString(), to: to.toISOString(), by, items };
  }
}

const MEDIAN = (seconds: string) =>
  `round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM ${seconds})))::numeric, 1)::float8`;

/** Orders of the stretch, each once, with what became of it. */
const BY_ORDER = (key: string, name: string, join: string, order: string) => `
  WITH placed AS (SELECT * FROM orders WHERE created_at >= $1 AND created_at < $2),
  served AS (
    SELECT order_id, min(started_at) AS started_at, min(first_answer_at) AS answered_at,
           min(first_answer_at - started_at) FILTER (WHERE number = 1) AS first_answer
      FROM segments WHERE order_id IN (SELECT id FROM placed) GROUP BY order_id),
  rated AS (
    SELECT order_id, count(*) AS ratings, count(*) FILTER (WHERE level >= 3) AS upper
      FROM ratings WHERE order_id IN (SELECT id FROM placed) GROUP BY order_id)
  SELECT ${key} AS key, ${name} AS name, count(*)::int AS orders,
         count(s.answered_at)::int AS answered,
         count(*) FILTER (WHERE o.status = 'completed')::int AS completed,
         count(*) FILTER (WHERE o.status = 'cancelled')::int AS cancelled,
         ${MEDIAN('s.started_at - o.created_at')} AS "acceptSeconds",
         ${MEDIAN('s.first_answer')} AS "firstAnswerSeconds",
         coalesce(sum(r.ratings), 0)::int AS rated,
         round(sum(r.upper) / nullif(sum(r.ratings), 0), 4)::float8 AS satisfaction
    FROM placed o LEFT JOIN served s ON s.order_id = o.id LEFT JOIN rated r ON r.order_id = o.id ${join}
   GROUP BY 1, 2 ORDER BY ${order}`;

const DAY = `to_char(o.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD')`;
const TOWN = `coalesce(v.town, k.town, '')`;

const COUNTED: Record<Grouping, string> = {
  day: BY_ORDER(DAY, DAY, '', '1'),
  board: BY_ORDER('o.board', 'b.name', 'JOIN boards b ON b.slug = o.board', 'min(b.position)'),
  // Where the lawyer is to come, or where the kiosk stands; of a phone no town is known.
  town: BY_ORDER(
    TOWN,
    `coalesce(nullif(${TOWN}, ''), '未知')`,
    'LEFT JOIN visits v ON v.order_id = o.id LEFT JOIN kiosks k ON k.id = o.kiosk_id',
    '1',
  ),
  lawyer: `
    WITH placed AS (SELECT * FROM orders WHERE created_at >= $1 AND created_at < $2)
    SELECT l.id AS key, l.name, count(DISTINCT o.id)::int AS orders,
           count(DISTINCT o.id) FILTER (WHERE s.first_answer_at IS NOT NULL)::int AS answered,
           count(DISTINCT o.id) FILTER (WHERE s.end_reason = 'completed')::int AS completed,
           count(DISTINCT o.id) FILTER (WHERE o.status = 'cancelled')::int AS cancelled,
           ${MEDIAN('s.started_at - o.created_at')} AS "acceptSeconds",
           ${MEDIAN('s.first_answer_at - s.started_at')} AS "firstAnswerSeconds",
           count(r.level)::int AS rated,
           round(count(*) FILTER (WHERE r.level >= 3)::numeric / nullif(count(r.level), 0), 4)::float8 AS satisfaction
      FROM placed o JOIN segments s ON s.order_id = o.id JOIN lawyers l ON l.id = s.lawyer_id
           LEFT JOIN ratings r ON r.order_id = s.order_id AND r.segment = s.number
     GROUP BY l.id, l.name ORDER BY orders DESC, l.name`,
};
