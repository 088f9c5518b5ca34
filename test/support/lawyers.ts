import type pg from 'pg';
import { CandidatesQueries } from '../../dist/src/lawyers/candidates.queries.js';
import { Database } from '../../dist/src/platform/database/database.js';
import type { Candidate, CandidateSearch, Explanation } from '../../src/lawyers/candidates.queries.js';

/** The bureau's own search for candidates, on a test's database. */
export class Finder {
  private readonly queries = new CandidatesQueries();
  private readonly database: object;

  constructor(pool: pg.Pool) {
    this.database = new Database({ driver: { master: pool } });
  }

  rank(search: Partial<CandidateSearch> = {}): Promise<Candidate[]> {
    return this.queries.rank(this.database, { ...NOBODY_SPECIAL, ...search });
  }

  explain(search: Partial<CandidateSearch> = {}): Promise<Explanation> {
    return this.queries.explain(this.database, { ...NOBODY_SPECIAL, ...search });
  }
}

const NOBODY_SPECIAL: CandidateSearch = {
  board: 'labor',
  residentId: '00000000-0000-7000-8000-000000000000',
  opposing: [],
  dialect: null,
  town: null,
  exclude: [],
  live: true,
  limit: 10,
};

interface NewLawyers {
  boards?: string[];
  firm?: string;
  towns?: string[];
  dialects?: string[];
  capacity?: number;
  live?: boolean;
}

/** Lawyers with no past, alike but for their names; gives their ids. */
export async function makeLawyers(
  db: pg.Pool,
  count: number,
  { boards = ['labor'], firm = '', towns = [], dialects = [], capacity = 3, live = true }: NewLawyers = {},
): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `WITH account AS (
       INSERT INTO accounts (id, role, display_name, username, password_hash)
       SELECT id, 'lawyer', '某某', id, 'none fits' FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, $1::int)) new
       RETURNING id)
     INSERT INTO lawyers (id, name, firm, licence_number, towns, dialects, capacity)
     SELECT id, '某某', coalesce(nullif($2, ''), id::text), id, $3, $4, $5 FROM account RETURNING id`,
    [count, firm, towns, dialects, capacity],
  );
  const ids = rows.map(({ id }) => id);
  await db.query(
    'INSERT INTO lawyer_boards (lawyer_id, board) SELECT l, b FROM unnest($1::uuid[]) l, unnest($2::text[]) b',
    [ids, boards],
  );
  if (live)
    await db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, until) SELECT l, 'available', from_now(3600000) FROM unnest($1::uuid[]) l`,
      [ids],
    );
  return ids;
}

/** Has a lawyer take an order, or give one back, as the flow of orders would. */
export async function changeLoad(db: pg.Pool, lawyerId: string, by: 1 | -1): Promise<void> {
  await db.query('UPDATE lawyers SET load = load + $2 WHERE id = $1', [lawyerId, by]);
}

/** Gives a lawyer `count` ratings, all of one level, as if they had come before. */
export async function rate(db: pg.Pool, lawyerId: string, count: number, level: number): Promise<void> {
  await db.query('UPDATE lawyer_figures SET rating_count = $2, rating_sum = $3 WHERE lawyer_id = $1', [
    lawyerId,
    count,
    count * level,
  ]);
  await db.query('SELECT rescore(ARRAY[$1::uuid])', [lawyerId]);
}

/** As if all this time had passed, and every step of fairness had been taken. */
export async function letPass(db: pg.Pool, interval: string): Promise<void> {
  await db.query(`UPDATE lawyer_figures SET taken_at = taken_at - $1::interval WHERE taken_at > 'epoch'`, [
    interval,
  ]);
  await db.query('SELECT rescore(ARRAY(SELECT id FROM lawyers))');
}
