import { openConnections } from './load/http-load.mjs';
import { measure } from './support/measure.mjs';
import { bareOrders, completeAll, contestedOrders, makeBareOrders } from './support/orders.mjs';
import { lawyers, residents } from './support/people.mjs';
import { startPeer } from './support/peer.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const RACERS = 50;
const RACES = 30;

/**
 * Fifty lawyers who accept one order at once, over HTTP, beside fifty guarded updates of one row.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const [[resident], racers] = [await residents(pool, 1), await lawyers(pool, RACERS)];
  await makeBareOrders(pool);
  const server = await lab.server(url);
  const connections = await openConnections(server.url, RACERS);
  const claims = await startPeer('claims', { env: { DATABASE_URL: url, CONNECTIONS: String(RACERS) } });

  const { ours, bare } = await alternate('race', {
    ours: async () => {
      const ids = racers.map(({ id }) => id);
      const orders = await contestedOrders(pool, { resident: resident.id, lawyers: ids, count: RACES });
      const took = [];
      for (const order of orders) took.push(await race(connections, racers, order));
      await completeAll(pool);
      return took;
    },
    bare: async () => claims.ask('race', { orders: await bareOrders(pool, RACES), lawyer: racers[0].id }),
  });

  for (const connection of connections) connection.close();
  await Promise.all([server.stop(), claims.stop()]);
  const name = `${RACERS} guarded UPDATEs`;
  return [
    measure(`${RACERS} racers settled, median`, 'ms', at(ours, 0.5), {
      peer: { name, values: at(bare, 0.5) },
      goal: { of: 'ratio', atMost: 3 },
    }),
    measure(`${RACERS} racers settled, p95`, 'ms', at(ours, 0.95), {
      peer: { name, values: at(bare, 0.95) },
    }),
  ];
}

/** Milliseconds until the last one has an answer; one must win, and the others be told that it is taken. */
async function race(connections, racers, order) {
  const began = performance.now();
  const answers = await Promise.all(
    racers.map(({ token }, i) => connections[i].request('POST', `/api/v1/orders/${order}/accept`, { token })),
  );
  const took = performance.now() - began;
  const [won, lost] = [200, 409].map((status) => answers.filter((answer) => answer.status === status).length);
  if (won !== 1 || lost !== racers.length - 1)
    throw new Error(`A race had ${won} winners and ${lost} losers`);
  return took;
}

function at(rounds, share) {
  return rounds.map((took) => quantile(took, share));
}
