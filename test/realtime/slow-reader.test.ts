import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident } from '../support/people.js';
import { startService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const LONG = '很长的话'.repeat(1000);
const MESSAGES = 2500;
const AT_ONCE = 50;

it(
  'a client that does not read is told to sync, holds up nobody, and misses nothing',
  { timeout: 120_000 },
  async () => {
    const service = await startService();
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    const order = await activeOrder(asker, advocate);
    const [slow, quick, mouth] = await Promise.all(
      [advocate, advocate, asker].map(({ token }) => connect(service, { token })),
    );
    const wire = tcpOf(slow!.socket);
    wire.pause();
    for (let n = 0; n < MESSAGES; n += AT_ONCE)
      await Promise.all(
        Array.from({ length: AT_ONCE }, () =>
          mouth!.ask('message:send', { orderId: order.id, clientId: randomUUID(), kind: 'text', body: LONG }),
        ),
      );
    await expect.poll(() => quick!.of('message:new').length).toBe(MESSAGES);
    // Twelve kilobytes each: without a bound these would all wait in the server's memory.
    wire.resume();
    await expect.poll(() => slow!.of('sync:needed')).toHaveLength(1);
    const heard = slow!.of('message:new').length;
    expect(heard).toBeLessThan(MESSAGES / 2);

    let last = slow!.of('message:new').at(-1)?.seq as number;
    for (let isMore = true; isMore;) {
      const { data } = await slow!.ask('sync', { orders: { [order.id]: last } });
      const { items, lastSeq } = (
        data as { orders: Record<string, { items: { seq: number }[]; lastSeq: number }> }
      ).orders[order.id]!;
      expect(items.map(({ seq }) => seq)).toEqual(items.map((_, n) => last + 1 + n));
      last += items.length;
      isMore = last < lastSeq;
    }
    expect(last).toBe(MESSAGES + 1);
    // It hears again what is said.
    await asker.say(order.id, '听得见吗').expect(201);
    await expect.poll(() => slow!.of('message:new').at(-1)).toMatchObject({ body: '听得见吗' });
  },
);

/** The connection beneath a client's WebSocket. */
function tcpOf(socket: unknown): { pause(): void; resume(): void } {
  const { io } = socket as { io: { engine: { transport: { ws: { pause(): void; resume(): void } } } } };
  return io.engine.transport.ws;
}
