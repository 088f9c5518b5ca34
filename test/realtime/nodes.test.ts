import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, waitingOrder, type Order } from '../support/given.js';
import type { Launched } from '../support/launch.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { freePort, startRedis, type TestRedis } from '../support/redis.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const ORDERS = 40;

describe('two nodes on one database', () => {
  let service: TestService;
  let second: Launched;
  let redis: TestRedis;
  let asker: Person;
  let advocate: Person;

  beforeAll(async () => {
    redis = await startRedis();
    service = await startService({ REDIS_URL: redis.url });
    second = await service.launchAnother();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
  });

  it('tell each other’s sockets, each once: offers, changes, messages', async () => {
    const here = await connect(service, { token: asker.token });
    const there = await connect(service, { token: advocate.token, url: second.url });
    const order = await activeOrder(asker, advocate);
    await expect.poll(() => there.of('offer:made')).toMatchObject([{ orderId: order.id }]);
    await expect.poll(() => here.of('order:changed').at(-1)).toMatchObject({ status: 'active' });
    const message = { orderId: order.id, kind: 'text' };
    for (let i = 1; i <= 5; i++) {
      await here.ask('message:send', { ...message, clientId: `a${i}`, body: `${i}` });
      await there.ask('message:send', { ...message, clientId: `b${i}`, body: `${i}` });
    }
    await expect.poll(() => there.of('message:new').map(({ seq }) => seq)).toEqual([1, 2, 4, 6, 8, 10]);
    await expect.poll(() => here.of('message:new').map(({ seq }) => seq)).toEqual([1, 3, 5, 7, 9, 11]);
  });

  it('end a session’s sockets on the other node within a second', async () => {
    const person = await resident(service);
    const { socket } = await connect(service, { token: person.token, url: second.url });
    await person.delete('/auth/sessions/current').expect(204);
    await expect.poll(() => socket.connected, { timeout: 1000 }).toBe(false);
  });

  it('share the deadlines: each order is moved on once', async () => {
    const orders: Order[] = [];
    for (let i = 0; i < ORDERS; i++) orders.push(await waitingOrder(asker, advocate));
    await service.moveClock('2 minutes');
    const advanced = async () => {
      const { rows } = await service.db.query<{ subject_id: string }>(
        `SELECT subject_id FROM events WHERE type = 'order.advanced' AND subject_id = ANY($1)`,
        [orders.map(({ id }) => id)],
      );
      return rows.length;
    };
    await expect.poll(advanced, { timeout: 10_000 }).toBeGreaterThanOrEqual(ORDERS);
    expect(await advanced()).toBe(ORDERS);
    await service.moveClock('0');
  });

  it('serve on while Redis is away; a client that asks finds all', async () => {
    const order = await activeOrder(asker, advocate);
    const here = await connect(service, { token: asker.token });
    await redis.kill();
    const sent = await here.ask('message:send', {
      orderId: order.id,
      clientId: 'x',
      kind: 'text',
      body: '还在吗',
    });
    expect(sent).toMatchObject({ ok: true, data: { seq: 2 } });
    const there = await fetch(`${second.url}/api/v1/orders/${order.id}/messages`, {
      headers: { Authorization: `Bearer ${advocate.token}` },
    });
    expect(await there.json()).toMatchObject({ items: [{ kind: 'join' }, { seq: 2, body: '还在吗' }] });
    const back = await startRedis(Number(new URL(redis.url).port));
    expect(back.url).toBe(redis.url);
    const far = await connect(service, { token: advocate.token, url: second.url });
    const heard = async () => {
      await asker.say(order.id, '又好了');
      return far.of('message:new').length;
    };
    await expect.poll(heard, { timeout: 10_000 }).toBeGreaterThan(0);
  });
});

it('a node that cannot reach Redis when it starts says so', async () => {
  const url = `redis://127.0.0.1:${await freePort()}`;
  await expect(startService({ REDIS_URL: url })).rejects.toThrow(/Redis cannot be reached: .*REDIS_URL/);
});
