/* The limit of moving an order on: its row, where it is still due, and the event, in one statement. */
import { answers } from './answers.mjs';
import { open } from './connections.mjs';

const MOVE = {
  name: 'move',
  text: `WITH moved AS (
           UPDATE orders SET step = 4, wave = 'bureau', step_ends_at = from_now(3600000), version = version + 1
            WHERE id = $1 AND status = 'waiting' AND step_ends_at <= service_now() RETURNING id, version)
         INSERT INTO events (subject_kind, subject_id, seq, type, actor_role, reason, data, signals)
         SELECT 'order', id, version, 'order.advanced', 'system', 'deadline', $2, $3 FROM moved`,
};
const DATA = {
  status: 'waiting',
  wave: 'bureau',
  asked: 0,
  fromWave: 'chosen',
  skipped: ['pool', 'duty', 'duty'],
};

const connections = await open(process.env.DATABASE_URL, Number(process.env.CONNECTIONS));

answers({ moveAll });

/** Moves each of `orders` (ids) on, on all connections; gives how many milliseconds that took. */
async function moveAll({ orders }) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (client) => {
      while (next < orders.length) {
        const id = orders[next++];
        const signal = {
          rooms: [`account:${id}`, 'role:operator'],
          event: 'order:changed',
          payload: { orderId: id, version: 2, status: 'waiting', wave: 'bureau' },
        };
        const values = [id, JSON.stringify(DATA), JSON.stringify([signal, signal])];
        const { rowCount } = await client.query({ ...MOVE, values });
        if (rowCount !== 1) throw new Error('An order was not due');
      }
    }),
  );
  return performance.now() - began;
}
