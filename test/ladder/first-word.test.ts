import { expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { faultsOf } from '../support/invariants.js';
import { LADDER_TIMES, lawyersOf, seen } from '../support/ladder.js';
import { mutantOf } from '../support/mutant.js';
import { operator, resident } from '../support/people.js';
import { startService } from '../support/service.js';

/** The look at the conversation and the writing are a moment apart; the moment is long here. */
const PAUSED = {
  file: 'consultations/consultations.service.js',
  from: 'if (!awaited)',
  to: 'if (!awaited) await new Promise((go) => setTimeout(go, 1000)); if (!awaited)',
};

it('what a lawyer says in the moment of the hand-over is the first word', async () => {
  const service = await startService(LADDER_TIMES, { main: await mutantOf([PAUSED]) });
  const [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  const [advocate] = await lawyersOf(service, bureau, 'land', ['s1a']);
  const body = { mode: 'online', board: 'land', description: '有人吗' };
  const { id } = (await asker.post('/orders', body).expect(201)).body as Order;
  // It goes alone, since it leads away; others are looked at under the lock from the beginning.
  const saying = advocate!.say(id, '电话 13800138000').then(({ status }) => status);
  const isBetween = `SELECT FROM pg_stat_activity WHERE datname = current_database()
                        AND state = 'idle in transaction' AND query LIKE '%awaits_answer%'`;
  await expect.poll(async () => (await service.db.query(isBetween)).rowCount, { interval: 5 }).toBe(1);
  await bureau.post(`/orders/${id}/dispatch`, { lawyerId: advocate!.id, reason: '派单' }).expect(200);
  expect(await saying).toBe(201);
  expect(await seen(asker, id)).toMatchObject({ segments: [{ firstAnswerAt: expect.any(String) }] });
  expect(await faultsOf(service.db)).toEqual([]);
});
