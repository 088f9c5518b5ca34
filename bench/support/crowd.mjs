/** Everybody's boards, towns and dialects are drawn alike whatever the number, and one in ten is live. */
const LIVE_SHARE = 0.1;

/**
 * Adds lawyers until there are `count`, with pasts of their own.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @returns {Promise<void>}
 */
export async function growTo(pool, count) {
  const { rows } = await pool.query('SELECT count(*)::int AS there FROM lawyers');
  await pool.query(
    `WITH account AS (
       INSERT INTO accounts (role, display_name, username, password_hash)
       SELECT 'lawyer', '律师' || n, 'crowd' || n, 'no password fits' FROM generate_series(1, $1::int) n RETURNING id, display_name)
     INSERT INTO lawyers (id, name, firm, licence_number, capacity, towns, dialects)
     SELECT id, display_name, '山东第' || (random() * $1 / 7)::int || '律师事务所', 'crowd ' || id, 3 + (random() * 3)::int,
            ARRAY(SELECT t FROM unnest('{晴河街道,云堤街道,苇汀镇,雁洼镇,柳泊镇,蓿坨镇,望潮镇,麦垄镇,棉台镇,新淤镇}'::text[]) t
                   WHERE id IS NOT NULL ORDER BY random() LIMIT 3),
            ARRAY['普通话', (ARRAY['冀鲁官话', '胶辽官话', '鲁西南话', '东北官话'])[1 + (random() * 3)::int]]
       FROM account`,
    [count - rows[0].there],
  );
  await pool.query(`
    INSERT INTO lawyer_boards
    SELECT l.id, b.slug FROM lawyers l,
           LATERAL (SELECT slug FROM boards WHERE l.id IS NOT NULL ORDER BY random() LIMIT 2) b
     WHERE l.licence_number LIKE 'crowd %'`);
  await pool.query(`
    WITH rated AS (SELECT lawyer_id, 5 * (random() * 20)::int AS ratings FROM lawyer_figures)
    UPDATE lawyer_figures f
       SET rating_count = ratings, rating_sum = ratings * (3 + random() * 2), served = ratings * 2,
           answer_seconds = array_fill(20 + 100 * random(), ARRAY[30]), answer_median = 60,
           taken_at = service_now() - random() * interval '30 days'
      FROM rated WHERE rated.lawyer_id = f.lawyer_id`);
  await pool.query(
    `INSERT INTO lawyer_leases (lawyer_id, state, until)
     SELECT id, 'available', from_now(3600000) FROM lawyers WHERE random() < $1`,
    [LIVE_SHARE],
  );
  await pool.query('SELECT rescore(ARRAY(SELECT id FROM lawyers))');
  await pool.query('VACUUM ANALYZE');
}

/**
 * Adds orders that were answered, closed and rated, shared among the lawyers of their boards, and has them counted.
 * @param {import('pg').Pool} pool
 * @param {number} count
 * @returns {Promise<void>}
 */
export async function addPast(pool, count) {
  const client = await pool.connect();
  try {
    // The rows as they are, without their triggers: one recount at the end does the same.
    await client.query('SET session_replication_role = replica');
    await client.query(
      `CREATE TEMP TABLE past AS
       SELECT uuidv7() AS id, (SELECT id FROM accounts WHERE role = 'resident' LIMIT 1) AS resident_id, lawyer_id, board,
              service_now() - random() * interval '300 days' AS at
         FROM (SELECT *, row_number() OVER () AS n, count(*) OVER () AS all FROM lawyer_boards) b
         JOIN generate_series(1, $1::int) o(n) ON b.n = 1 + o.n % b.all`,
      [count],
    );
    await client.query(
      `INSERT INTO orders (id, resident_id, mode, board, description, plan, bureau_at, status, lawyer_id, created_at, accepted_at, completed_at)
       SELECT id, resident_id, 'online', board, '老板拖欠工资', '[]', at, 'completed', lawyer_id, at, at, at + interval '1 hour' FROM past`,
    );
    await client.query(
      `INSERT INTO offers (order_id, lawyer_id, wave, made_at, deadline_at, answer, answered_at)
       SELECT id, lawyer_id, 'chosen', at, at + interval '1 minute', 'accepted', at + random() * interval '50 seconds' FROM past`,
    );
    await client.query(
      `INSERT INTO segments (order_id, number, lawyer_id, board, via, started_at, first_answer_at, ended_at, end_reason)
       SELECT id, 1, lawyer_id, board, 'chosen', at + interval '50 seconds', at + interval '80 seconds', at + interval '1 hour', 'completed' FROM past`,
    );
    await client.query(
      `INSERT INTO ratings (order_id, segment, level, created_at)
       SELECT id, 1, 3 + (random() * 2)::int, at + interval '1 hour' FROM past`,
    );
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('ANALYZE');
    await client.query('SELECT recount_rankings()');
    await client.query('DROP TABLE past');
  } finally {
    client.release();
  }
  await pool.query('VACUUM ANALYZE');
}
