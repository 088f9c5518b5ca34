import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, seen } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { raceAccepts } from '../orders/accept-race.js';

describe('the pool', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  });

  const place = async (body: object) =>
    (await asker.post('/orders', { mode: 'online', description: '问一下', ...body }).expect(201))
      .body as Order;
  const poolOf = async (person: Person, query = '') => {
    const { body } = await person.get(`/orders/pool?limit=100${query}`).expect(200);
    return (body as { items: { id: string }[] }).items.map(({ id }) => id);
  };

  it('asks every live lawyer of the board who has a free place, and the first to accept has it', async () => {
    const names = ['p1a', 'p1b', 'p1c', 'p1d'];
    const [first, second, away, silent] = await lawyersOf(service, bureau, 'land', names);
    const ears = await Promise.all([live(service, first!), live(service, second!), live(service, away!)]);
    await away!.put('/me/lawyer/availability', { state: 'away' }).expect(200);
    const { id } = await place({ board: 'land' });
    expect(await Promise.all([first, second, away, silent].map((one) => offersOf(one!)))).toEqual([
      { [id]: 'pool' },
      { [id]: 'pool' },
      {},
      {},
    ]);
    await expect.poll(() => ears[1].of('offer:made')).toMatchObject([{ orderId: id, wave: 'pool' }]);
    await first!.post(`/orders/${id}/accept`).expect(200);
    const { body } = await second!.post(`/orders/${id}/accept`).expect(409);
    expect(body).toMatchObject({ code: 'ALREADY_TAKEN', by: { id: first!.id }, at: expect.any(String) });
    await away!.post(`/orders/${id}/accept`).expect(404);
    await expect.poll(() => ears[1].of('offer:withdrawn')).toMatchObject([{ orderId: id, reason: 'taken' }]);
    await expect.poll(() => ears[1].of('pool:changed')).toContainEqual({ board: 'land', mode: 'online' });
  });

  it('lists what a lawyer could grab now, the oldest first, and keeps from everybody else that it is there', async () => {
    const [grabber] = await lawyersOf(service, bureau, 'debt', ['p2a'], { dialects: ['冀鲁官话'] });
    const ids = [];
    for (const dialect of ['冀鲁官话', '胶辽官话', undefined])
      ids.push((await place({ board: 'debt', dialect })).id);
    const other = await place({ board: 'family' });
    expect(await poolOf(grabber!)).toEqual([]);
    await grabber!.get(`/orders/${ids[0]}`).expect(404);
    await live(service, grabber!);
    expect(await poolOf(grabber!)).toEqual([ids[0], ids[2]]);
    expect(await poolOf(grabber!, '&board=family')).toEqual([]);
    expect(await poolOf(grabber!, '&mode=offline')).toEqual([]);
    const { body } = await grabber!.get(`/orders/${ids[0]}`).expect(200);
    expect(body).toMatchObject({ resident: null, wave: 'bureau', actions: ['accept', 'decline'] });
    for (const id of [ids[1], other.id]) {
      await grabber!.get(`/orders/${id}`).expect(404);
      await grabber!.post(`/orders/${id}/accept`).expect(404);
      await grabber!.post(`/orders/${id}/decline`, { reason: 'unwell' }).expect(404);
    }
    await grabber!.post(`/orders/${ids[2]}/decline`, { reason: 'not_my_field' }).expect(204);
    expect(await poolOf(grabber!)).toEqual([ids[0]]);
    await grabber!.post(`/orders/${ids[0]}/accept`).expect(200);
    expect(await seen(asker, ids[0]!)).toMatchObject({ segments: [{ via: 'pool' }] });
  });

  it('gives an order to one of those who grab at once, also of those who were never asked', async () => {
    const grabbers = await lawyersOf(service, bureau, 'housing', ['p3a', 'p3b', 'p3c', 'p3d']);
    for (let round = 0; round < 10; round++) {
      const { id } = await place({ board: 'housing' });
      if (round === 0) await Promise.all(grabbers.map((one) => live(service, one)));
      const answers = await raceAccepts([...grabbers, ...grabbers], id);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      for (const { status, body } of answers.filter((one) => one.status !== 200))
        expect([status, (body as { code: string }).code]).toEqual([409, 'ALREADY_TAKEN']);
      await asker.post(`/orders/${id}/complete`).expect(200);
    }
  });

  it('offers the oldest order that fits to whoever gets a free place, or comes live', async () => {
    const [only] = await lawyersOf(service, bureau, 'business', ['p4a'], { capacity: 1 });
    const orders = [];
    for (let i = 0; i < 3; i++) orders.push(await place({ board: 'business' }));
    const [first, second, third] = orders.map(({ id }) => id) as [string, string, string];
    const workbench = await live(service, only!);
    await expect.poll(() => offersOf(only!), { timeout: 2000 }).toEqual({ [first]: 'pool' });
    await expect.poll(() => workbench.of('offer:made')).toMatchObject([{ orderId: first }]);
    await only!.post(`/orders/${first}/accept`).expect(200);
    await asker.post(`/orders/${first}/complete`).expect(200);
    await expect.poll(() => offersOf(only!), { timeout: 2000 }).toEqual({ [second]: 'pool' });
    // What was declined is past; the next in line comes.
    await only!.post(`/orders/${second}/decline`, { reason: 'not_my_field' }).expect(204);
    await expect.poll(() => offersOf(only!), { timeout: 2000 }).toEqual({ [third]: 'pool' });
    expect(await seen(asker, second)).toMatchObject({ wave: 'bureau' });
  });

  it('sets away whoever meets two offers in a row with silence, if really there', async () => {
    const [silent, absent, waking] = await lawyersOf(service, bureau, 'criminal', ['p5a', 'p5b', 'p5c']);
    const state = async (person: Person) =>
      ((await person.get('/me/lawyer')).body as { availability: string }).availability;
    const ear = await live(service, silent!);
    await live(service, waking!);
    const let60SecondsPass = async (round: number) => {
      const { id } = await place({ board: 'criminal' });
      await waking!.post(`/orders/${id}/decline`, { reason: 'not_my_field' }).expect(204);
      const other = await place({ board: 'criminal', lawyerId: absent!.id });
      await waking!.post(`/orders/${other.id}/accept`).expect(404);
      await service.moveClock(`${61 * round} seconds`);
      await expect.poll(() => offersOf(silent!)).not.toHaveProperty(id);
      await expect.poll(async () => (await seen(asker, id)).wave).toBe('bureau');
      await asker.post(`/orders/${id}/cancel`).expect(200);
      await asker.post(`/orders/${other.id}/cancel`).expect(200);
    };
    await let60SecondsPass(1);
    expect(await state(silent!)).toBe('available');
    await let60SecondsPass(2);
    await expect.poll(() => state(silent!)).toBe('away');
    await expect.poll(() => ear.of('availability:changed')).toEqual([{ state: 'away', reason: 'silence' }]);
    expect(await state(absent!)).toBe('available');
    expect(await state(waking!)).toBe('available');
    await service.moveClock('0');
  });
});
