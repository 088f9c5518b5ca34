import { expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { faultsOf } from '../support/invariants.js';
import { LADDER_TIMES, lawyersOf, seen } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { operator, resident } from '../support/people.js';
import { startService } from '../support/service.js';

/** The look at the order and the writing are a moment apart; the moment is long here. */
const PAUSED = {
  file: 'orders/orders.service.js',
  from: `lockOrder(tx, orderId, 'serving', lawyerId);`,
  to: `lockOrder(tx, orderId, 'serving', lawyerId); if (!order) await new Promise((go) => setTimeout(go, 1000));`,
};

it('what a lawyer says in the moment of the hand-over is refused, or is the first word: never neither', async () => {
  const service = await startService(LADDER_TIMES, { main: await mutantOf([PAUSED]) });
  const [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  const [advocate] = await lawyersOf(service, bureau, 'land', ['s1a']);
  const body = { mode: 'online', board: 'land', description: '有人吗' };
  const { id } = (await asker.post('/orders', body).expect(201)).body as Order;
  const saying = advocate!.say(id, '您好').then(({ status }) => status);
  const isBetween = `SELECT FROM pg_stat_activity WHERE datname = current_database()
                        AND state = 'idle in transaction' AND query LIKE '%o.lawyer_id = $2%'`;
  await expect.poll(async () => (await service.db.query(isBetween)).rowCount, { interval: 5 }).toBe(1);
  await bureau.post(`/orders/${id}/dispatch`, { lawyerId: advocate!.id, reason: '派单' }).expect(200);
  expect(await saying).toBe(404);
  await advocate!.say(id, '您好').expect(201);
  expect(await seen(asker, id)).toMatchObject({ segments: [{ firstAnswerAt: expect.any(String) }] });
  expect(await faultsOf(service.db)).toEqual([]);
});
