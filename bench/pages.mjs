import { HttpConnection } from './load/http-connection.mjs';
import { measure } from './support/measure.mjs';
import { lawyers, residents } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';
import { fillTalk, peopleFor } from './support/talk.mjs';

const FEW = 10_000;
const MANY = 10_000_000;
const PAGE = 50;
const TIMES = 400;

/**
 * Reading a page of a conversation, one after the other of a lawyer's, in a table of ten million messages beside the
 * same in one of ten thousand.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const [few, many] = [await talkOf(lab, FEW), await talkOf(lab, MANY)];
  const rounds = await alternate('pages', { few: () => read(few), many: () => read(many) });
  await Promise.all([few.stop(), many.stop()]);
  return [
    ['p50', 0.5],
    ['p95', 0.95],
  ].map(([name, share]) =>
    measure(
      `a page of ${PAGE} of ${MANY.toLocaleString('en-US')} messages`,
      `ms ${name}`,
      at(share, rounds.many),
      {
        peer: { name: `of ${FEW.toLocaleString('en-US')}`, values: at(share, rounds.few) },
        goal: { of: 'ratio', atMost: 1.5 },
      },
    ),
  );
}

const at = (share, rounds) => rounds.map((took) => quantile(took, share));

async function talkOf(lab, messages) {
  const { url, pool } = await lab.database();
  const count = peopleFor(messages);
  const [experts, people] = [await lawyers(pool, count.lawyers), await residents(pool, count.residents)];
  await fillTalk(pool, {
    messages,
    lawyers: experts.map(({ id }) => id),
    residents: people.map(({ id }) => id),
    body: `'这是第 ' || n || ' 句话，不长也不短。'`,
  });
  await pool.query('VACUUM ANALYZE');
  const { rows } = await pool.query(
    'SELECT order_id AS id FROM conversations WHERE lawyer_id = $1 ORDER BY random() LIMIT $2',
    [experts[0].id, TIMES],
  );
  const server = await lab.server(url);
  return { url: server.url, reader: experts[0], orders: rows, stop: () => server.stop() };
}

/** Milliseconds that each page took. */
async function read({ url, reader: { token }, orders }) {
  const connection = await HttpConnection.open(url);
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const path = `/api/v1/orders/${orders[n % orders.length].id}/messages?limit=${PAGE}`;
    const began = performance.now();
    const { status, body } = await connection.request('GET', path, { token });
    took.push(performance.now() - began);
    if (status !== 200 || JSON.parse(body).items.length !== PAGE)
      throw new Error(`The page answered ${status}`);
  }
  connection.close();
  return took;
}
