import { expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, seen } from '../support/ladder.js';
import { operator, resident } from '../support/people.js';
import { startService } from '../support/service.js';

it('an urgent order with nobody on duty waits for all of the pool, not for the first who declines', async () => {
  const service = await startService(LADDER_TIMES);
  const [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  const [first, second] = await lawyersOf(service, bureau, 'land', ['u1a', 'u1b']);
  await Promise.all([live(service, first!), live(service, second!)]);
  const { body } = await asker
    .post('/orders', { mode: 'online', board: 'land', description: '正在被打', urgent: true })
    .expect(201);
  const { id, wave } = body as Order;
  await first!.post(`/orders/${id}/decline`, { reason: 'not_my_field' }).expect(204);
  expect(await offersOf(second!)).toEqual({ [id]: 'pool' });
  expect(await seen(asker, id)).toMatchObject({ wave });
  await second!.post(`/orders/${id}/decline`, { reason: 'not_my_field' }).expect(204);
  expect(await seen(asker, id)).toMatchObject({ wave: 'bureau' });
});
