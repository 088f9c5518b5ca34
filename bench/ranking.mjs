import { CandidatesQueries } from '../dist/src/lawyers/candidates.queries.js';
import { Database } from '../dist/src/platform/database/database.js';
import { HttpConnection } from './load/http-connection.mjs';
import { addPast, growTo } from './support/crowd.mjs';
import { measure } from './support/measure.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const FEW = { lawyers: 1_000, orders: 1_000 };
const MANY = { lawyers: 100_000, orders: 200_000 };
const TIMES = 100;
const TOWN = '苇汀镇';
const SEARCH = {
  board: 'labor',
  residentId: '00000000-0000-7000-8000-000000000000',
  opposing: [Buffer.from('the other side')],
  dialect: null,
  town: null,
  exclude: [],
  live: true,
  limit: 20,
};

const LISTS = {
  'the list of a board': 'board=labor',
  'the list of a board, live only': 'board=labor&live=true',
  'the list of all': '',
  'the list of a board, town and dialect': `board=labor&town=${encodeURIComponent(TOWN)}&dialect=${encodeURIComponent('胶辽官话')}`,
  'a search for a name': `q=${encodeURIComponent('律师777')}`,
};

/**
 * What it costs to rank few lawyers and many, and to list the same lawyers after few orders and many: p95 of one at a
 * time, the peer being ourselves with little data.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  return [...(await byLawyers(lab)), ...(await byOrders(lab))];
}

async function byLawyers(lab) {
  const [few, many] = [await crowd(lab, FEW.lawyers), await crowd(lab, MANY.lawyers)];
  const things = {
    'candidates for an order': (to) => candidatesOf(to, SEARCH),
    'candidates for a visit to a town': (to) => candidatesOf(to, { ...SEARCH, live: false, town: TOWN }),
    ...Object.fromEntries(Object.entries(LISTS).map(([name, query]) => [name, (to) => list(to, query)])),
  };
  const measures = await besides('ranking', things, { few, many }, (name) => ({
    name: `${name}, of ${MANY.lawyers.toLocaleString('en-US')} lawyers`,
    peer: `of ${FEW.lawyers.toLocaleString('en-US')}`,
    atMost: 3,
  }));
  await Promise.all([few.stop(), many.stop()]);
  return measures;
}

async function byOrders(lab) {
  const [few, many] = [await past(lab, FEW.orders), await past(lab, MANY.orders)];
  const things = {
    'the list of a board': (to) => list(to, 'board=labor'),
    'the list of all': (to) => list(to, ''),
    'candidates for an order': (to) => candidatesOf(to, SEARCH),
  };
  const measures = await besides('ranking after orders', things, { few, many }, (name) => ({
    name: `${name}, after ${MANY.orders.toLocaleString('en-US')} orders`,
    peer: `after ${FEW.orders.toLocaleString('en-US')}`,
    atMost: 1.5,
  }));
  await Promise.all([few.stop(), many.stop()]);
  return measures;
}

/** Measures each thing with many beside the same with few, in turn. */
async function besides(bench, things, { few, many }, told) {
  const rounds = await alternate(
    bench,
    Object.fromEntries(
      Object.entries(things).flatMap(([name, thing]) => [
        [`${name}|few`, () => p95(thing, few)],
        [`${name}|many`, () => p95(thing, many)],
      ]),
    ),
  );
  return Object.keys(things).map((thing) => {
    const { name, peer, atMost } = told(thing);
    return measure(name, 'ms p95', rounds[`${thing}|many`], {
      peer: { name: peer, values: rounds[`${thing}|few`] },
      goal: { of: 'ratio', atMost },
    });
  });
}

async function crowd(lab, lawyers) {
  const { url, pool } = await lab.database();
  await growTo(pool, lawyers);
  return serving(lab, url, pool);
}

async function past(lab, orders) {
  const { url, pool } = await lab.database();
  await pool.query(
    `INSERT INTO lawyer_leases (lawyer_id, state, until) SELECT id, 'available', from_now(3600000) FROM lawyers WHERE random() < 0.5`,
  );
  await addPast(pool, orders);
  return serving(lab, url, pool);
}

async function serving(lab, url, pool) {
  const server = await lab.server(url);
  return { url: server.url, database: new Database({ driver: { master: pool } }), stop: () => server.stop() };
}

async function candidatesOf({ database }, search) {
  const found = await new CandidatesQueries().rank(database, search);
  if (found.length === 0) throw new Error('Nobody was found');
}

async function list({ connection }, query) {
  const { status, body } = await connection.request('GET', `/api/v1/lawyers?limit=20&${query}`);
  if (status !== 200 || !String(body).includes('"reasons"')) throw new Error(`The list answered ${status}`);
}

/** Milliseconds that one in twenty exceeds, one after the other. */
async function p95(thing, { url, database }) {
  const connection = await HttpConnection.open(url);
  const took = [];
  for (let n = 0; n < TIMES; n++) {
    const began = performance.now();
    await thing({ connection, database });
    took.push(performance.now() - began);
  }
  connection.close();
  return quantile(took, 0.95);
}
