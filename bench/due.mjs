import { setTimeout as sleep } from 'node:timers/promises';
import { BOARD_SLUGS } from '../dist/src/boards/board-slugs.contract.js';
import { makePaced, openConnections } from './load/http-load.mjs';
import { measure, measureFigure } from './support/measure.mjs';
import { endSteps, forgetOrders, waitingOrders } from './support/orders.mjs';
import { goLive, lawyers, residents } from './support/people.mjs';
import { startPeer } from './support/peer.mjs';
import { cpuMicroseconds } from './support/process-figures.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const ORDERS = 10_000;
const PEOPLE = 120;
const LIVE = 40;
const ROUNDS = 3; // Each prepares 30,000 orders.
const CONNECTIONS = 16;
const MEANWHILE_PER_SECOND = 25;
const OTHERS = 1_000; // Enough to be accepted for as long as a round may take.
const WRITTEN_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 20;
const GIVE_UP_MS = 60_000;
const GOAL_MS = 10_000;

/**
 * Ten thousand orders whose step ends at one instant, until each stands on its next step, while somebody accepts
 * others; beside the writes that this takes at least, sent bare.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const scenes = [await moving(lab, 0), await moving(lab, LIVE), await bareMoving(lab)];
  const [nobody, pool, bare] = scenes;
  const rounds = { nobody: nobody.round, pool: pool.round, bare: bare.round };
  const figures = await alternate('due', rounds, ROUNDS);
  for (const { stop } of scenes) await stop();

  return [
    ...measuresOf('to the bureau, for nobody is there', figures.nobody, figures.bare),
    ...measuresOf(`to a pool of ${LIVE} lawyers`, figures.pool, figures.bare),
  ];
}

/**
 * @param {string} where they go
 * @param {Record<string, number>[]} ours
 * @param {Record<string, number>[]} bare
 */
function measuresOf(where, ours, bare) {
  const also = (name, unit, figure) =>
    measure(
      `… ${name}`,
      unit,
      ours.map((round) => round[figure]),
    );
  return [
    measureFigure(`${ORDERS} moved on ${where}`, 'ms', {
      figure: 'movedMs',
      ours,
      peer: { name: 'their rows and events, written bare', rounds: bare },
      goal: { of: 'ours', atMost: GOAL_MS },
    }),
    also('until all is told', 'ms', 'toldMs'),
    also('accepts meanwhile, p50', 'ms', 'acceptP50'),
    also('accepts meanwhile, p99', 'ms', 'acceptP99'),
    also('GET /health/ready meanwhile, p99', 'ms', 'readyP99'),
    also('CPU of the server for an order', 'µs', 'cpuMicros'),
  ];
}

/** A service whose orders have waited for whom their residents chose, and go on to a pool with `live` lawyers in it. */
async function moving(lab, live) {
  const { url, pool } = await lab.database();
  const prepare = await preparation(pool);
  await goLive(pool, await lawyers(pool, live, boardsOf));
  const server = await lab.server(url);

  const round = async () => {
    const { due, others } = await prepare();
    const connections = await openConnections(server.url, CONNECTIONS);
    await endSteps(pool, due, WRITTEN_WITHIN_MS);
    const [began, cpu] = [performance.now(), cpuMicroseconds(server.pid)];
    let isOver = false;
    const meanwhile = requestsMeanwhile(connections, others, () => isOver);
    const movedMs = (await noneLeft(pool, OVERDUE)) - began;
    const toldMs = (await noneLeft(pool, UNTOLD)) - began;
    const cpuMicros = (cpuMicroseconds(server.pid) - cpu) / ORDERS;
    isOver = true;
    const latencies = await meanwhile;
    for (const connection of connections) connection.close();
    await checkMoved(pool, due, live > 0 ? 'pool' : 'bureau');
    return { movedMs, toldMs, cpuMicros, ...latencies };
  };
  return { round, stop: server.stop };
}

/** The least that has to be written: each order's row where it is still due, and the event. */
async function bareMoving(lab) {
  const { url, pool } = await lab.database();
  const prepare = await preparation(pool);
  const peer = await startPeer('moves', { env: { DATABASE_URL: url, CONNECTIONS: String(CONNECTIONS) } });
  const round = async () => {
    const { due } = await prepare();
    await endSteps(pool, due, WRITTEN_WITHIN_MS);
    const movedMs = await peer.ask('moveAll', { orders: due });
    await checkMoved(pool, due, 'bureau');
    return { movedMs };
  };
  return { round, stop: peer.stop };
}

/** Gives what makes a round's orders: those that will be due, and others to accept. */
async function preparation(pool) {
  const [askers, chosen] = [await residents(pool, PEOPLE), await lawyers(pool, PEOPLE, (n) => [boardOf(n)])];
  const asked = Array.from({ length: ORDERS + OTHERS }, (_, i) => {
    const n = i % PEOPLE;
    return { resident: askers[n].id, lawyer: chosen[n].id, board: boardOf(n) };
  });
  return async () => {
    await forgetOrders(pool);
    const orders = await waitingOrders(pool, asked);
    await pool.query('ANALYZE orders, offers, events, conversations');
    return {
      due: orders.slice(0, ORDERS).map(({ id }) => id),
      others: orders.slice(ORDERS).map(({ id }, i) => ({ id, token: chosen[(ORDERS + i) % PEOPLE].token })),
    };
  };
}

const boardOf = (n) => BOARD_SLUGS[n % BOARD_SLUGS.length];

/** One to three boards each, as the demo's lawyers have. */
const boardsOf = (n) => [0, 1, 2].slice(0, 1 + (n % 3)).map((more) => boardOf(n + 5 * more));

/** Milliseconds from when each was to be made; what waits for a stalled service counts its whole wait. */
async function requestsMeanwhile(connections, others, isOver) {
  const half = CONNECTIONS / 2;
  const pace = { perSecond: MEANWHILE_PER_SECOND, expected: 200, isOver };
  const [accepts, looks] = await Promise.all([
    makePaced(
      connections.slice(0, half),
      (n) => ({ method: 'POST', path: `/api/v1/orders/${others[n].id}/accept`, token: others[n].token }),
      pace,
    ),
    makePaced(connections.slice(half), () => ({ method: 'GET', path: '/health/ready' }), pace),
  ]);
  return {
    acceptP50: quantile(accepts, 0.5),
    acceptP99: quantile(accepts, 0.99),
    readyP99: quantile(looks, 0.99),
  };
}

const OVERDUE = `SELECT FROM orders WHERE status IN ('waiting', 'active') AND deadline_at <= (SELECT service_now()) LIMIT 1`;
const UNTOLD = 'SELECT FROM events WHERE signals IS NOT NULL AND relayed_at IS NULL LIMIT 1';

/** Waits until the query finds nothing; gives when that was. */
async function noneLeft(pool, query) {
  const giveUpAt = performance.now() + GIVE_UP_MS;
  while ((await pool.query(query)).rowCount > 0) {
    if (performance.now() > giveUpAt) throw new Error(`Still after ${GIVE_UP_MS} ms: ${query}`);
    await sleep(LOOK_EVERY_MS);
  }
  return performance.now();
}

/** Each went on once, for its deadline's sake. */
async function checkMoved(pool, ids, wave) {
  const { rows } = await pool.query(
    `SELECT count(*)::int AS moved FROM orders o JOIN events e ON e.subject_id = o.id AND e.seq = o.version
      WHERE o.id = ANY($1) AND o.wave = $2 AND o.version = 2 AND e.type = 'order.advanced' AND e.reason = 'deadline'`,
    [ids, wave],
  );
  if (rows[0].moved !== ids.length) throw new Error(`${rows[0].moved} of ${ids.length} were moved on once`);
}
