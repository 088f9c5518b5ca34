import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, seen, storyOf } from '../support/ladder.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('a call-back is promised', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;
  let advocate: Person;

  beforeAll(async () => {
    service = await startService({
      ...LADDER_TIMES,
      CALL_BACK_MS: '1800000',
      FIRST_ANSWER_MS: '3600000',
      ACCESS_TOKEN_SECONDS: '86400',
    });
    [bureau, asker, advocate] = await Promise.all([operator(service), resident(service), lawyer(service, 1)]);
  });

  /** An order that has waited for five minutes, and what its resident was promised. */
  const promised = async () => {
    const { boards } = (await advocate.get('/me/lawyer')).body as { boards: string[] };
    const { body } = await asker
      .post('/orders', { mode: 'online', board: boards[0], description: '有人吗' })
      .expect(201);
    const { id } = body as Order;
    expect(body).toMatchObject({ promise: null });
    await service.moveClock('301 seconds');
    await expect.poll(() => seen(asker, id)).toMatchObject({ promise: { outcome: null } });
    return id;
  };
  const due = async () => {
    const { body } = await bureau.get('/promises').expect(200);
    return (body as { items: { orderId: string }[] }).items.map(({ orderId }) => orderId);
  };

  it('at five minutes without a lawyer, by a stated time, and the bureau has a list of those due', async () => {
    await service.moveClock('0');
    const id = await promised();
    const { promise } = (await seen(asker, id)) as Order & {
      promise: { promisedAt: string; callBy: string };
    };
    expect(Date.parse(promise.callBy) - Date.parse(promise.promisedAt)).toBe(1_800_000);
    expect(await due()).toEqual([id]);
    expect(await storyOf(asker, id)).toContain('promised');
    await asker.post(`/orders/${id}/cancel`).expect(200);
    expect(await seen(asker, id)).toMatchObject({ promise: { outcome: 'released' } });
    expect(await due()).toEqual([]);
  });

  it('and kept by a lawyer’s first word', async () => {
    await service.moveClock('0');
    const id = await promised();
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: advocate.id, reason: '值班' }).expect(200);
    expect(await seen(asker, id)).toMatchObject({ promise: { outcome: null } });
    await advocate.say(id, '您好').expect(201);
    expect(await seen(asker, id)).toMatchObject({ promise: { outcome: 'kept' } });
    expect((await storyOf(asker, id)).slice(-2)).toEqual(['answered', 'promise_kept']);
    await asker.post(`/orders/${id}/complete`).expect(200);
  });

  it('or by the bureau, which writes it down, once', async () => {
    await service.moveClock('0');
    const id = await promised();
    await bureau.post(`/orders/${id}/promise/keep`).expect(200);
    const { body } = await bureau.post(`/orders/${id}/promise/keep`).expect(409);
    expect(body).toMatchObject({ code: 'NO_PROMISE' });
    expect(await seen(asker, id)).toMatchObject({ status: 'waiting', promise: { outcome: 'kept' } });
    await asker.post(`/orders/${id}/cancel`).expect(200);
  });

  it('or broken, and that is written down as well', async () => {
    await service.moveClock('0');
    const id = await promised();
    await service.moveClock('2102 seconds');
    await expect.poll(() => seen(asker, id)).toMatchObject({ promise: { outcome: 'broken' } });
    expect(await storyOf(asker, id)).toContain('promise_broken');
    expect(await seen(asker, id)).toMatchObject({ status: 'waiting', wave: 'bureau' });
    expect(await due()).toEqual([]);
  });

  it('to nobody who has a lawyer in time', async () => {
    await service.moveClock('0');
    const { body } = await asker
      .post('/orders', { mode: 'online', board: 'land', description: '有人吗' })
      .expect(201);
    const { id, board } = body as Order;
    const { body: list } = await bureau.get(`/lawyers?board=${board}&limit=1`).expect(200);
    const [any] = (list as { items: { id: string }[] }).items;
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: any!.id, reason: '值班' }).expect(200);
    const other = await promised();
    expect(await due()).toEqual([other]);
    expect(await seen(asker, id)).toMatchObject({ promise: null });
  });
});
