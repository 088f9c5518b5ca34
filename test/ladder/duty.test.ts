import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, onDuty, seen } from '../support/ladder.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('whoever is on duty', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  });

  const place = async (board: string) =>
    (await asker.post('/orders', { mode: 'online', board, description: '问一下' }).expect(201)).body as Order;

  it('declines for a conflict of interest or incapacity only', async () => {
    const [primary, standby] = await lawyersOf(service, bureau, 'land', ['d1a', 'd1b']);
    await onDuty(bureau, primary!, 'land', 'primary');
    await onDuty(bureau, standby!, 'land', 'standby');
    const { id, wave } = await place('land');
    expect(wave).toBe('duty');
    for (const reason of ['not_my_field', 'serving_another']) {
      const { body } = await primary!.post(`/orders/${id}/decline`, { reason }).expect(422);
      expect(body).toMatchObject({ code: 'DUTY_MUST_SERVE' });
    }
    expect(await offersOf(primary!)).toEqual({ [id]: 'duty' });
    await primary!.post(`/orders/${id}/decline`, { reason: 'conflict_of_interest' }).expect(204);
    expect(await offersOf(standby!)).toEqual({ [id]: 'duty' });
    await standby!.post(`/orders/${id}/accept`).expect(200);
    expect(await seen(asker, id)).toMatchObject({ segments: [{ via: 'duty' }] });
  });

  it('is not asked without a free place', async () => {
    const [primary, other] = await lawyersOf(service, bureau, 'debt', ['d2a', 'd2b'], { capacity: 1 });
    await onDuty(bureau, primary!, 'debt', 'primary');
    await live(service, primary!);
    const first = await place('debt');
    await primary!.post(`/orders/${first.id}/accept`).expect(200);
    const second = await place('debt');
    expect(second).toMatchObject({ wave: 'bureau' });
    expect(await offersOf(other!)).toEqual({});
  });

  it('counts on the boards, while the shift lasts', async () => {
    const [primary] = await lawyersOf(service, bureau, 'housing', ['d3a']);
    await onDuty(bureau, primary!, 'housing', 'primary');
    const housing = async () => {
      const { body } = await anyone(service).get('/boards').expect(200);
      return (body as { items: { slug: string; onDuty: number }[] }).items.find(
        ({ slug }) => slug === 'housing',
      )!.onDuty;
    };
    expect(await housing()).toBe(1);
    await service.moveClock('25 hours');
    expect(await housing()).toBe(0);
    await service.moveClock('0');
  });

  it('is put there by the bureau: on boards that the lawyer serves, once at a time, for a stretch of time', async () => {
    const person = await lawyer(service, 40);
    const { boards } = (await person.get('/me/lawyer')).body as { boards: string[] };
    const shift = {
      lawyerId: person.id,
      boards,
      tier: 'primary',
      from: '2027-01-01T00:00:00Z',
      to: '2027-01-01T08:00:00Z',
    };
    const other = ['land', 'debt', 'family', 'labor'].find((board) => !boards.includes(board))!;
    const refused = async (change: object) =>
      (await bureau.post('/roster/shifts', { ...shift, ...change })).body as { code: string };
    expect(await refused({ boards: [other] })).toMatchObject({ code: 'LAWYER_NOT_OF_BOARD' });
    expect(await refused({ lawyerId: asker.id })).toMatchObject({ code: 'LAWYER_NOT_FOUND' });
    expect(await refused({ to: shift.from })).toMatchObject({ code: 'EMPTY_SHIFT' });
    for (const from of ['infinity', 'now', '2027-02-30T00:00:00Z', '2027-01-01', 7])
      expect(await refused({ from }), String(from)).toMatchObject({ code: 'BAD_REQUEST' });
    const { body } = await bureau.post('/roster/shifts', shift).expect(201);
    expect(body).toMatchObject({
      from: '2027-01-01T00:00:00.000Z',
      to: '2027-01-01T08:00:00.000Z',
      tier: 'primary',
    });
    expect(await refused({ from: '2027-01-01T07:59:59Z', to: '2027-01-01T10:00:00Z' })).toMatchObject({
      code: 'SHIFTS_OVERLAP',
    });
    await bureau.post('/roster/shifts', { ...shift, from: shift.to, to: '2027-01-01T10:00:00Z' }).expect(201);
    const list = await person
      .get(`/roster/shifts?lawyer=${person.id}&from=2027-01-01T07:00:00Z&to=2027-01-01T08:00:00Z`)
      .expect(200);
    expect((list.body as { items: object[] }).items).toEqual([body]);
  });
});
