import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, onDuty, seen, storyOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

/** Nobody but these: an empty database with the lawyers that a test makes. */
describe('an online order goes down the ladder', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
    // The demo's lawyers do not beat, so that they are in no pool.
  });

  const place = async (body: object) =>
    (await asker.post('/orders', { mode: 'online', description: '问一下', ...body }).expect(201))
      .body as Order;
  const settle = async (id: string, expected: object) => {
    await expect.poll(() => seen(asker, id), { timeout: 5000 }).toMatchObject(expected);
  };

  it('through all four waves, each with its countdown, its next step and its time', async () => {
    const board = 'land';
    const [chosen, grabber, primary, standby] = await lawyersOf(service, bureau, board, [
      'w1a',
      'w1b',
      'w1c',
      'w1d',
    ]);
    await onDuty(bureau, primary!, board, 'primary');
    await onDuty(bureau, standby!, board, 'standby');
    await live(service, grabber!);
    const order = await place({ board, lawyerId: chosen!.id });
    const { id } = order;
    expect(order).toMatchObject({ wave: 'chosen', position: 1, nextStep: { wave: 'pool' } });
    const placedAt = Date.parse(order.createdAt as string);
    const inSeconds = (instant: unknown) => Math.round((Date.parse(instant as string) - placedAt) / 1000);
    expect(inSeconds(order.deadlineAt)).toBe(60);

    await service.moveClock('61 seconds');
    await settle(id, { wave: 'pool', nextStep: { wave: 'duty' } });
    expect(await offersOf(grabber!)).toEqual({ [id]: 'pool' });
    expect(await offersOf(chosen!)).toEqual({});

    await service.moveClock('122 seconds');
    await settle(id, { wave: 'duty' });
    expect(await offersOf(primary!)).toEqual({ [id]: 'duty' });
    expect(await offersOf(standby!)).toEqual({});

    await service.moveClock('153 seconds');
    await expect.poll(() => offersOf(standby!)).toEqual({ [id]: 'duty' });
    expect(await offersOf(primary!)).toEqual({});

    await service.moveClock('184 seconds');
    await settle(id, { wave: 'bureau', status: 'waiting' });
    expect(await storyOf(asker, id)).toEqual(['placed', ...Array<string>(4).fill('advanced deadline')]);
    await bureau.post(`/orders/${id}/dispatch`, { lawyerId: chosen!.id, reason: '值班' }).expect(200);
    await settle(id, { status: 'active', segments: [{ via: 'dispatch' }] });
    await service.moveClock('0');
  });

  it('past waves with nobody in them at once', async () => {
    const [onlyOne] = await lawyersOf(service, bureau, 'housing', ['w2a']);
    const { id } = await place({ board: 'housing', lawyerId: onlyOne!.id });
    await onlyOne!.post(`/orders/${id}/decline`, { reason: 'not_my_field' }).expect(204);
    expect(await seen(asker, id)).toMatchObject({ wave: 'bureau' });
    expect(await storyOf(asker, id)).toEqual(['placed', 'declined not_my_field', 'advanced all_declined']);
    const { body } = await bureau.get(`/orders/${id}/events`).expect(200);
    const { items } = body as { items: { data: { skipped?: string[] } }[] };
    expect(items.at(-1)!.data.skipped).toEqual(['pool', 'duty', 'duty']);
  });

  it('on to the next wave when all of one have declined, not before', async () => {
    const [first, second, primary] = await lawyersOf(service, bureau, 'debt', ['w3a', 'w3b', 'w3c']);
    await onDuty(bureau, primary!, 'debt', 'primary');
    await Promise.all([live(service, first!), live(service, second!)]);
    const { id } = await place({ board: 'debt' });
    expect(await seen(asker, id)).toMatchObject({ wave: 'pool' });
    await first!.post(`/orders/${id}/decline`, { reason: 'serving_another' }).expect(204);
    expect(await seen(asker, id)).toMatchObject({ wave: 'pool' });
    await second!.post(`/orders/${id}/decline`, { reason: 'unwell' }).expect(204);
    expect(await seen(asker, id)).toMatchObject({ wave: 'duty' });
    expect(await offersOf(primary!)).toEqual({ [id]: 'duty' });
  });

  it('to the bureau at the latest when its time has come, whatever was planned', async () => {
    const [chosen] = await lawyersOf(service, bureau, 'business', ['w4a']);
    const { id } = await place({ board: 'business', lawyerId: chosen!.id });
    await service.db.query(
      `UPDATE orders SET bureau_at = service_now() + interval '10 seconds' WHERE id = $1`,
      [id],
    );
    const primary = (await lawyersOf(service, bureau, 'business', ['w4b']))[0]!;
    await onDuty(bureau, primary, 'business', 'primary');
    await service.moveClock('61 seconds');
    await settle(id, { wave: 'bureau' });
    expect(await offersOf(primary)).toEqual({});
    await service.moveClock('0');
  });

  it('an urgent one to duty and pool at once, the picked lawyer among them', async () => {
    const board = 'consumer-fraud';
    const [picked, pooled, primary] = await lawyersOf(service, bureau, board, ['w5a', 'w5b', 'w5c']);
    await onDuty(bureau, primary!, board, 'primary');
    await live(service, pooled!);
    const order = await place({ board, urgent: true, lawyerId: picked!.id });
    expect(order).toMatchObject({ wave: 'duty', urgent: true });
    expect(await offersOf(primary!)).toEqual({ [order.id]: 'duty' });
    expect(await offersOf(pooled!)).toEqual({ [order.id]: 'pool' });
    expect(await offersOf(picked!)).toEqual({ [order.id]: 'pool' });
    await pooled!.post(`/orders/${order.id}/accept`).expect(200);
    expect(await offersOf(primary!)).toEqual({});
    expect(await seen(asker, order.id)).toMatchObject({ status: 'active', segments: [{ via: 'pool' }] });
  });

  it('and says where it stands among those who wait for the board', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await place({ board: 'administrative' })).id);
    const positions = async () => Promise.all(ids.map(async (id) => (await seen(asker, id)).position));
    expect(await positions()).toEqual([1, 2, 3]);
    await asker.post(`/orders/${ids[0]}/cancel`).expect(200);
    expect(await positions()).toEqual([undefined, 1, 2]);
  });
});
