/** Messages in each conversation; one lasts two hours, and a new one begins every twenty minutes. */
const EACH = 50;
/** How many lawyers serve what the busiest does not. */
const OTHERS = 50;
const RESIDENT_HAS = 4;

/** Words of two characters, some said far more often than others; every other message has a 的. */
export const plainTalk = `(
  SELECT string_agg(chr(19968 + w * 7 % 2500) || chr(19968 + w * 13 % 2500), '') || CASE WHEN n % 2 = 0 THEN '的' ELSE '' END
    FROM (SELECT (power(random(), 3) * 5000)::int AS w FROM generate_series(1, 8) WHERE n > 0) words)`;

/**
 * Closed conversations, half of them the busiest lawyer's, with what people said in them; straight into the tables,
 * past triggers and foreign keys.
 * @param {import('pg').Pool} pool
 * @param {{ messages: number, lawyers: string[], residents: string[], body?: string }} talk ids, of whom the first
 *   lawyer is the busiest; `body` is SQL of the message's number `n`
 * @returns {Promise<void>}
 */
export async function fillTalk(pool, { messages, lawyers, residents, body = plainTalk }) {
  const client = await pool.connect();
  try {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `CREATE TEMP TABLE talk AS
       SELECT uuidv7() AS id, ($2::uuid[])[1 + o % cardinality($2::uuid[])] AS resident_id,
              ($1::uuid[])[CASE WHEN o % 2 = 0 THEN 1 ELSE 2 + o % (cardinality($1::uuid[]) - 1) END] AS lawyer_id,
              date_trunc('milliseconds', service_now()) - ($3 - o) * interval '20 minutes' AS at
         FROM generate_series(1, $3::int) o ORDER BY o`,
      [lawyers, residents, messages / EACH],
    );
    await client.query(
      `INSERT INTO orders (id, resident_id, mode, board, description, plan, bureau_at, status, lawyer_id, created_at, accepted_at, completed_at)
       SELECT id, resident_id, 'online', 'labor', '老板拖欠工资', '[]', at, 'completed', lawyer_id, at, at, at + interval '2 hours' FROM talk`,
    );
    await client.query(
      `INSERT INTO conversations (order_id, resident_id, lawyer_id, last_seq, closed_at)
       SELECT id, resident_id, lawyer_id, ${EACH}, at + interval '2 hours' FROM talk`,
    );
    const { rowCount } = await client.query(
      `INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body, at)
       SELECT id, seq, 'text', CASE seq % 2 WHEN 0 THEN lawyer_id ELSE resident_id END, 'c' || seq, ${body},
              at + seq * interval '144 seconds'
         FROM (SELECT t.*, row_number() OVER (ORDER BY id) AS o FROM talk t) t,
              generate_series(1, ${EACH}) seq, LATERAL (SELECT (o - 1) * ${EACH} + seq AS n) numbered
        ORDER BY at + seq * interval '144 seconds'`,
    );
    if (rowCount !== messages) throw new Error(`${rowCount} messages were filled in`);
    await client.query('SET session_replication_role = DEFAULT');
    await client.query('DROP TABLE talk');
  } finally {
    client.release();
  }
}

/**
 * Indexes all of it for the search, faster than the service would.
 * @param {import('pg').Pool} pool
 * @returns {Promise<void>}
 */
export async function indexTalk(pool) {
  const { rows } = await pool.query(`SELECT pg_get_indexdef('search_chunks_by_gram'::regclass) AS "asItWas"`);
  await pool.query('DROP INDEX search_chunks_by_gram');
  await pool.query('ANALYZE');
  await pool.query('SELECT index_conversations(ARRAY(SELECT order_id FROM conversations))');
  await pool.query(rows[0].asItWas);
}

/**
 * How many people {@link fillTalk} wants for this many messages.
 * @param {number} messages
 * @returns {{ lawyers: number, residents: number }}
 */
export function peopleFor(messages) {
  return { lawyers: 1 + OTHERS, residents: messages / EACH / RESIDENT_HAS };
}
