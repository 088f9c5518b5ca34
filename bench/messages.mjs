import { ChatLoad } from './load/chat-load.mjs';
import { openChatSockets } from './load/chat-socket.mjs';
import { atEnd } from './support/cleanup.mjs';
import { measureFigure } from './support/measure.mjs';
import { activeOrders } from './support/orders.mjs';
import { lawyers, residents } from './support/people.mjs';
import { startPeer } from './support/peer.mjs';
import { cpuMicroseconds } from './support/process-figures.mjs';
import { alternate } from './support/rounds.mjs';

const PAIRS = 200;
const SECONDS = 3;
const PACE_PER_SECOND = 1000;
const RELAY = 'a bare Socket.IO relay';

/**
 * Messages in conversations, sent, stored durably and delivered, beside a bare relay that stores nothing.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const [people, experts] = [await residents(pool, PAIRS), await lawyers(pool, PAIRS)];
  const orders = await activeOrders(
    pool,
    people.map(({ id }, i) => ({ resident: id, lawyer: experts[i].id })),
  );
  const [server, relay] = [await lab.server(url), await startPeer('relay')];
  const tokens = people.flatMap(({ token }, i) => [token, experts[i].token]);
  const ours = await connect(server.url, tokens, orders);
  const bare = await connect(
    relay.url,
    orders.flatMap(({ id }) => [id, id]),
    orders,
  );

  const figures = await alternate('messages', {
    ours: () => busy(server.pid, () => ours.load.saturate({ seconds: SECONDS })),
    bare: () => busy(relay.pid, () => bare.load.saturate({ seconds: SECONDS })),
    oursPaced: () => ours.load.pace({ perSecond: PACE_PER_SECOND, seconds: SECONDS }),
    barePaced: () => bare.load.pace({ perSecond: PACE_PER_SECOND, seconds: SECONDS }),
  });

  await checkStored(pool, ours.load.sent);
  for (const socket of [...ours.sockets, ...bare.sockets]) socket.close();
  await Promise.all([server.stop(), relay.stop()]);

  const saturated = (name, unit, figure, goal) =>
    measureFigure(name, unit, {
      figure,
      ours: figures.ours,
      peer: { name: RELAY, rounds: figures.bare },
      goal,
    });
  const paced = (name, figure, goal) =>
    measureFigure(name, 'ms', {
      figure,
      ours: figures.oursPaced,
      peer: { name: RELAY, rounds: figures.barePaced },
      goal,
    });
  return [
    saturated('messages, saturated', '1/s', 'perSecond', { of: 'ratio', atLeast: 0.45 }),
    saturated('… sent → acknowledged, p50', 'ms', 'ackP50'),
    saturated('… sent → acknowledged, p99', 'ms', 'ackP99'),
    saturated('… sent → delivered, p50', 'ms', 'deliveryP50'),
    saturated('… sent → delivered, p99', 'ms', 'deliveryP99'),
    saturated('… CPU of the server for a message', 'µs', 'cpuMicros'),
    saturated('… CPU of the load for a message', 'µs', 'loadCpuMicros'),
    paced('at 1,000/s: sent → acknowledged, p50', 'ackP50'),
    paced('… sent → acknowledged, p99', 'ackP99'),
    paced('… sent → delivered, p50', 'deliveryP50'),
    paced('… sent → delivered, p99', 'deliveryP99', { of: 'ratio', atMost: 2 }),
  ];
}

async function connect(url, tokens, orders) {
  const sockets = await openChatSockets(url, tokens);
  atEnd(() => sockets.forEach((socket) => socket.close()));
  const pairs = orders.map(({ id }, i) => ({ orderId: id, sockets: sockets.slice(2 * i, 2 * i + 2) }));
  return { sockets, load: new ChatLoad(pairs) };
}

/** Adds what the server and the load spent on a message. */
async function busy(pid, work) {
  const before = [cpuMicroseconds(pid), cpuMicroseconds(process.pid)];
  const figures = await work();
  const after = [cpuMicroseconds(pid), cpuMicroseconds(process.pid)];
  const [cpuMicros, loadCpuMicros] = after.map((micros, i) => (micros - before[i]) / figures.count);
  return { ...figures, cpuMicros, loadCpuMicros };
}

/** Acknowledged is stored: each message once, without a gap. */
async function checkStored(pool, sent) {
  const { rows } = await pool.query(
    'SELECT (SELECT count(*)::int FROM entries) AS stored, (SELECT sum(last_seq)::int FROM conversations) AS places',
  );
  const { stored, places } = rows[0];
  if (stored !== sent || places !== sent)
    throw new Error(`${sent} were acknowledged, ${stored} stored in ${places} places`);
}
