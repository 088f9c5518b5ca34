import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Queryable } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { reasonsFor } from './card-reasons.js';
import type { LawyerCard, LawyersQuery, LawyerView } from './lawyers.contract.js';

/** A new lawyer's mean while nobody has rated anybody. */
const FIRST_PRIOR = 4;
/** How many ratings the prior weighs. */
const PRIOR_WEIGHT = 10;
/** Ratings enter the published mean in groups of this many, so that no single one can be told from a change. */
const RATING_GROUP = 5;

const COLUMNS = `
  l.id, l.name, l.firm, l.licence_number AS "licenceNumber",
  CASE WHEN l.licence_status = 'valid' AND NOT may_practise(l) THEN 'expired' ELSE l.licence_status END AS "licenceStatus",
  l.licence_valid_until::text AS "licenceValidUntil",
  ARRAY(SELECT lb.board FROM lawyer_boards lb JOIN boards b ON b.slug = lb.board WHERE lb.lawyer_id = l.id ORDER BY b.position) AS boards,
  l.towns, l.dialects, l.years_in_practice AS "yearsInPractice", l.introduction, l.availability,
  is_live(l) AS live, l.load, l.capacity,
  json_build_object('mean', rated.mean, 'count', rated.count) AS rating,
  (SELECT count(*)::int FROM segments s WHERE s.lawyer_id = l.id) AS served,
  (SELECT round(percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM o.answered_at - o.made_at))::numeric, 1)::float8
     FROM offers o WHERE o.lawyer_id = l.id AND o.answer = 'accepted') AS "medianAcceptSeconds"`;

const PRIOR = `prior AS (SELECT coalesce(avg(level), ${FIRST_PRIOR})::float8 AS mean FROM ratings)`;

const RATED = `
  CROSS JOIN LATERAL (
    SELECT round(((${PRIOR_WEIGHT} * prior.mean + coalesce(sum(level) FILTER (WHERE place <= grouped), 0))
                  / (${PRIOR_WEIGHT} + coalesce(max(grouped), 0)))::numeric, 2)::float8 AS mean,
           count(level)::int AS count
    FROM (
      SELECT r.level, row_number() OVER (ORDER BY r.created_at, r.order_id) AS place,
             count(*) OVER () / ${RATING_GROUP} * ${RATING_GROUP} AS grouped
      FROM segments s JOIN ratings r ON r.order_id = s.order_id AND r.segment = s.number
      WHERE s.lawyer_id = l.id
    ) own
  ) rated`;

/** What the public sees of lawyers. */
@Injectable()
export class LawyersQueries {
  constructor(private readonly db: Database) {}

  /** Lawyers to whom orders may come, best place first. The place is a sum of stated parts; nothing else moves it. */
  async list(query: LawyersQuery): Promise<Page<LawyerCard>> {
    const after = readCursor(query.cursor, ['number', 'uuid']);
    const found = await this.db.rows<LawyerView & { score: number }>(
      `WITH ${PRIOR}, card AS (SELECT ${COLUMNS} FROM lawyers l CROSS JOIN prior ${RATED}
         WHERE may_practise(l)
           AND ($1::text IS NULL OR EXISTS (SELECT FROM lawyer_boards lb WHERE lb.lawyer_id = l.id AND lb.board = $1))
           AND ($2::text IS NULL OR concat_ws(' ', l.name, l.firm, l.introduction) ILIKE $2)
           AND ($3::bool IS NULL OR is_live(l) = $3)
           AND ($4::text IS NULL OR $4 = ANY(l.towns))
           AND ($5::text IS NULL OR $5 = ANY(l.dialects))),
       scored AS (
         SELECT card.*, round((
             0.5 * live::int
           + 0.3 * (rating->>'mean')::float8 / 5
           + 0.2 * (1 - load::float8 / capacity))::numeric, 6)::float8 AS score FROM card)
       SELECT * FROM scored
       WHERE $6::float8 IS NULL OR score < $6 OR (score = $6 AND id > $7::uuid)
       ORDER BY score DESC, id LIMIT $8`,
      [
        query.board ?? null,
        query.q === undefined ? null : `%${query.q.replace(/[\\%_]/g, '\\$&')}%`,
        query.live ?? null,
        query.town ?? null,
        query.dialect ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.limit + 1,
      ],
    );
    const page = toPage(found, query.limit, (lawyer) => [lawyer.score, lawyer.id]);
    return {
      ...page,
      items: page.items.map(({ score: _score, ...lawyer }) => ({
        ...lawyer,
        reasons: reasonsFor(lawyer, query),
      })),
    };
  }

  /** One lawyer's card. @throws 404 */
  async show(lawyerId: string, db: Queryable = this.db): Promise<LawyerView> {
    const lawyer = await row<LawyerView>(
      db,
      `WITH ${PRIOR} SELECT ${COLUMNS} FROM lawyers l CROSS JOIN prior ${RATED} WHERE l.id = $1`,
      [lawyerId],
    );
    if (!lawyer) throw commonProblems.notFound();
    return lawyer;
  }

  /** The boards that a lawyer serves. */
  async boardsOf(lawyerId: string): Promise<string[]> {
    const found = await this.db.rows<{ board: string }>(
      { name: 'boards-of', text: 'SELECT board FROM lawyer_boards WHERE lawyer_id = $1' },
      [lawyerId],
    );
    return found.map(({ board }) => board);
  }

  /** Whether orders of `board` may come to this lawyer; undefined when there is no such lawyer. */
  async mayServe(db: Queryable, lawyerId: string, board: string): Promise<boolean | undefined> {
    const [lawyer] = await rows<{ may: boolean }>(
      db,
      `SELECT may_practise(l) AND EXISTS (SELECT FROM lawyer_boards b WHERE b.lawyer_id = l.id AND b.board = $2) AS may
         FROM lawyers l WHERE l.id = $1`,
      [lawyerId, board],
    );
    return lawyer?.may;
  }
}
