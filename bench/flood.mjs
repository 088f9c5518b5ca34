import { ChatFlood } from './load/chat-flood.mjs';
import { ChatLoad } from './load/chat-load.mjs';
import { openChatSockets } from './load/chat-socket.mjs';
import { atEnd } from './support/cleanup.mjs';
import { measure, measureFigure } from './support/measure.mjs';
import { activeOrders } from './support/orders.mjs';
import { lawyers, residents } from './support/people.mjs';
import { alternate } from './support/rounds.mjs';

const PAIRS = 200;
const SECONDS = 3;
/** Three of four say something each second: less than anybody may. */
const PACE_PER_SECOND = 300;

/**
 * What people feel of a flood in a conversation that is not theirs, with the limits as they are for everybody.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const [people, experts] = [await residents(pool, PAIRS + 1), await lawyers(pool, PAIRS + 1)];
  const orders = await activeOrders(
    pool,
    people.map(({ id }, i) => ({ resident: id, lawyer: experts[i].id })),
  );
  const server = await lab.server(url, { settings: { RATE_LIMITS: '1' } });
  const sockets = await openChatSockets(
    server.url,
    people.flatMap(({ token }, i) => [token, experts[i].token]),
  );
  atEnd(() => sockets.forEach((socket) => socket.close()));
  const pairs = orders.map(({ id }, i) => ({ orderId: id, sockets: sockets.slice(2 * i, 2 * i + 2) }));
  const flooded = pairs.pop();
  const load = new ChatLoad(pairs);
  const flood = new ChatFlood(flooded.sockets, flooded.orderId);
  const pace = () => load.pace({ perSecond: PACE_PER_SECOND, seconds: SECONDS });

  const figures = await alternate('flood', {
    calm: pace,
    flooded: async () => {
      const [before, began] = [flood.sent, performance.now()];
      flood.start();
      const felt = await pace();
      await flood.stop();
      return { ...felt, floodPerSecond: ((flood.sent - before) / (performance.now() - began)) * 1000 };
    },
  });
  for (const socket of sockets) socket.close();
  await server.stop();

  const felt = (name, figure, goal) =>
    measureFigure(name, 'ms', {
      figure,
      ours: figures.flooded,
      peer: { name: 'the same without the flood', rounds: figures.calm },
      goal,
    });
  return [
    measure(
      'a flood in one conversation',
      '1/s',
      figures.flooded.map(({ floodPerSecond }) => floodPerSecond),
    ),
    felt('others meanwhile: sent → acknowledged, p99', 'ackP99'),
    felt('others meanwhile: sent → delivered, p50', 'deliveryP50'),
    felt('others meanwhile: sent → delivered, p99', 'deliveryP99', { of: 'ratio', atMost: 2 }),
  ];
}
