import { HttpConnection } from './load/http-connection.mjs';
import { measure } from './support/measure.mjs';
import { lawyers } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const FEW = 50_000;
const MANY = 500_000;
const BOARDS = 12;
/** Shifts of one board that stand side by side at any time. */
const ABREAST = 2;
const HOLES_A_BOARD = 20;
const TIMES = 20;
const LOOKS = 2_000;
const YEAR_MS = 365 * 86_400_000;

/**
 * The gaps of a year of the roster by GET /coverage, with the reason for each; and who is on duty, which the ladder asks
 * for every order.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const [few, many] = [await rosterOf(lab, FEW), await rosterOf(lab, MANY)];
  const gaps = await alternate('cover', { few: () => showGaps(few), many: () => showGaps(many) });
  const bare = await alternate('cover (bare)', { few: () => bareGaps(few) });
  const duty = await alternate('cover (duty)', { few: () => askDuty(few), many: () => askDuty(many) });
  await Promise.all([few.stop(), many.stop()]);
  const peer = { name: `of ${FEW.toLocaleString('en-US')}`, values: medians(gaps.few) };
  return [
    measure(
      `gaps of ${BOARDS} boards in a year, ${FEW.toLocaleString('en-US')} shifts`,
      'ms',
      medians(gaps.few),
      {
        peer: { name: 'range_agg alone', values: medians(bare.few) },
        goal: { of: 'ours', atMost: 50 },
      },
    ),
    measure(`… ${MANY.toLocaleString('en-US')} shifts`, 'ms', medians(gaps.many), {
      peer,
      goal: { of: 'ratio', atMost: 12 },
    }),
    measure('who is on duty for a board', 'ms p95', p95(duty.few), { goal: { of: 'ours', atMost: 1 } }),
    measure(`… of ${MANY.toLocaleString('en-US')} shifts`, 'ms p95', p95(duty.many), {
      peer: { name: `of ${FEW.toLocaleString('en-US')}`, values: p95(duty.few) },
    }),
  ];
}

const medians = (rounds) => rounds.map((took) => quantile(took, 0.5));
const p95 = (rounds) => rounds.map((took) => quantile(took, 0.95));

/** A year of duty without an end for every board, but for a few holes of a minute. */
async function rosterOf(lab, shifts) {
  const { url, pool } = await lab.database();
  const people = await lawyers(pool, BOARDS * ABREAST);
  const { rows } = await pool.query('SELECT slug FROM boards ORDER BY position');
  const { rows: clock } = await pool.query(`SELECT date_trunc('day', service_now()) AS at`);
  const from = clock[0].at;
  const each = Math.round(shifts / BOARDS / ABREAST);
  await pool.query(
    `INSERT INTO shifts (lawyer_id, boards, tier, during)
     SELECT ($1::uuid[])[b * $3 + a + 1], ARRAY[($2::text[])[b + 1]], 'primary',
            tstzrange($4::timestamptz + (n + a * 0.5) * step, $4::timestamptz + (n + 1 + a * 0.5) * step)
       FROM generate_series(0, $5::int - 1) n, generate_series(0, $6::int - 1) b, generate_series(0, $3::int - 1) a,
            LATERAL (SELECT make_interval(secs => $7 / 1000.0 / $5) AS step) s`,
    [people.map(({ id }) => id), rows.map(({ slug }) => slug), ABREAST, from, each, BOARDS, YEAR_MS],
  );
  // Holes: nobody is there in some minutes of every board.
  await pool.query(
    `UPDATE shifts s SET during = tstzrange(lower(s.during), h.at)
       FROM boards b, generate_series(1, $1) n, LATERAL (SELECT $2::timestamptz + n * interval '17 days 3 hours' AS at) h
      WHERE b.slug = ANY(s.boards) AND s.during @> h.at AND lower(s.during) < h.at`,
    [HOLES_A_BOARD, from],
  );
  await pool.query('VACUUM ANALYZE');
  const server = await lab.server(url);
  const to = new Date(from.getTime() + YEAR_MS);
  return {
    url: server.url,
    pool,
    from,
    to,
    boards: rows.map(({ slug }) => slug),
    reader: people[0],
    stop: () => server.stop(),
  };
}

/** Milliseconds that each answer took. */
async function showGaps({ url, reader, from, to }) {
  const connection = await HttpConnection.open(url);
  const path = `/api/v1/coverage?from=${from.toISOString()}&to=${to.toISOString()}`;
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    const { status, body } = await connection.request('GET', path, { token: reader.token });
    took.push(performance.now() - began);
    const { boards } = JSON.parse(body);
    if (status !== 200 || boards.length !== BOARDS || boards.some(({ gaps }) => gaps.length < HOLES_A_BOARD))
      throw new Error(`The gaps answered ${status}: ${String(body).slice(0, 300)}`);
  }
  connection.close();
  return took;
}

/** The limit: what is left of a year without all shifts, board by board, and nothing else. */
async function bareGaps({ pool, from, to }) {
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    await pool.query(
      `SELECT board, tstzmultirange(tstzrange($1, $2)) - range_agg(during)
         FROM shifts, unnest(boards) board WHERE tier = 'primary' AND during && tstzrange($1, $2) GROUP BY board`,
      [from, to],
    );
    took.push(performance.now() - began);
  }
  return took;
}

/** Milliseconds that each answer took, as the ladder asks: prepared, on one connection. */
async function askDuty({ pool, boards, from }) {
  const client = await pool.connect();
  const took = [];
  for (let n = 0; n < LOOKS; n++) {
    const at = new Date(from.getTime() + ((n * 7_919) % 365) * 86_400_000 + n * 1000);
    const began = performance.now();
    await client.query({
      name: 'who-is-on-duty',
      text: `SELECT lawyer_id AS "lawyerId", tier FROM on_duty($1, coalesce($2, service_now()))`,
      values: [boards[n % BOARDS], at],
    });
    took.push(performance.now() - began);
  }
  client.release();
  return took;
}
