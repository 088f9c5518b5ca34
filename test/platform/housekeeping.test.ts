import { expect, it } from 'vitest';
import { completedOrder } from '../support/given.js';
import { lawyer, resident } from '../support/people.js';
import { startService } from '../support/service.js';

it('what has expired is swept out, what was said and done is kept', async () => {
  const service = await startService();
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
  await completedOrder(asker, advocate);
  await asker
    .post('/orders', { mode: 'online', board: 'labor', description: '钥匙' })
    .set('Idempotency-Key', 'k')
    .expect(201);
  const count = async () => {
    const { rows } = await service.db.query<Record<string, number>>(`
      SELECT (SELECT count(*)::int FROM idempotency_keys) AS keys, (SELECT count(*)::int FROM access_tokens) AS tokens,
             (SELECT count(*)::int FROM sessions) AS sessions, (SELECT count(*)::int FROM orders) AS orders,
             (SELECT count(*)::int FROM events) >= 4 AS events`);
    return rows[0]!;
  };
  expect(await count()).toEqual({ keys: 1, tokens: 2, sessions: 2, orders: 2, events: true });
  await service.moveClock('2 days');
  // A node sweeps when it starts, and now and then.
  await service.launchAnother();
  await expect.poll(count).toMatchObject({ keys: 0, tokens: 0, sessions: 2, orders: 2, events: true });
  await service.moveClock('9 months');
  await service.launchAnother();
  await expect.poll(count).toMatchObject({ sessions: 0, orders: 2, events: true });
});
