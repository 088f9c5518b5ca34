import { HttpConnection } from './load/http-connection.mjs';
import { measure } from './support/measure.mjs';
import { lawyers } from './support/people.mjs';
import { fillRoster } from './support/roster.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const FEW = 50_000;
const MANY = 500_000;
const BOARDS = 12;
/** Shifts of one board that stand side by side at any time. */
const ABREAST = 2;
const TIMES = 20;
const LOOKS = 2_000;

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

async function rosterOf(lab, shifts) {
  const { url, pool } = await lab.database();
  const people = await lawyers(pool, BOARDS * ABREAST);
  const roster = await fillRoster(pool, { shifts, lawyers: people.map(({ id }) => id), abreast: ABREAST });
  const server = await lab.server(url);
  return { ...roster, url: server.url, pool, reader: people[0], stop: () => server.stop() };
}

/** Milliseconds that each answer took. */
async function showGaps({ url, reader, from, to, holes }) {
  const connection = await HttpConnection.open(url);
  const path = `/api/v1/coverage?from=${from.toISOString()}&to=${to.toISOString()}`;
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    const { status, body } = await connection.request('GET', path, { token: reader.token });
    took.push(performance.now() - began);
    const { boards } = JSON.parse(body);
    if (status !== 200 || boards.length !== BOARDS || boards.some(({ gaps }) => gaps.length < holes))
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
