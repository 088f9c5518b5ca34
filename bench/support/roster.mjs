const YEAR_MS = 365 * 86_400_000;
const HOLES_A_BOARD = 20;

/**
 * A year of duty from today on, without an end for every board but for a few holes: a lawyer each for `boards` × `abreast`.
 * @param {import('pg').Pool} pool
 * @param {{ shifts: number, lawyers: string[], abreast: number }} roster `lawyers`: ids, `abreast` for each of the twelve boards
 * @returns {Promise<{ from: Date, to: Date, boards: string[], holes: number }>}
 */
export async function fillRoster(pool, { shifts, lawyers, abreast }) {
  const { rows } = await pool.query(
    `SELECT date_trunc('day', service_now()) AS from, (SELECT array_agg(slug ORDER BY position) FROM boards) AS boards`,
  );
  const { from, boards } = rows[0];
  const each = Math.round(shifts / boards.length / abreast);
  await pool.query(
    `INSERT INTO shifts (lawyer_id, boards, tier, during)
     SELECT ($1::uuid[])[b * $3 + a + 1], ARRAY[($2::text[])[b + 1]], 'primary',
            tstzrange($4::timestamptz + (n + a * 0.5) * step, $4::timestamptz + (n + 1 + a * 0.5) * step)
       FROM generate_series(0, $5::int - 1) n, generate_series(0, $6::int - 1) b, generate_series(0, $3::int - 1) a,
            LATERAL (SELECT make_interval(secs => $7 / 1000.0 / $5) AS step) s`,
    [lawyers, boards, abreast, from, each, boards.length, YEAR_MS],
  );
  // Nobody is there at some moments of every board until the next shift begins.
  await pool.query(
    `UPDATE shifts s SET during = tstzrange(lower(s.during), h.at)
       FROM generate_series(1, $1) n, LATERAL (SELECT $2::timestamptz + n * interval '17 days 3 hours' AS at) h
      WHERE s.during @> h.at AND lower(s.during) < h.at`,
    [HOLES_A_BOARD, from],
  );
  await pool.query('VACUUM ANALYZE');
  return { from, to: new Date(from.getTime() + YEAR_MS), boards, holes: HOLES_A_BOARD };
}
