import { beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, offersOf, seen, storyOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { raceAccepts } from '../orders/accept-race.js';

const HOUR_MS = 3_600_000;

describe('a visit', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;
  let near: Person;
  let alsoNear: Person;

  beforeAll(async () => {
    service = await startService({ ...LADDER_TIMES, ACCESS_TOKEN_SECONDS: '86400' });
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
    [near, alsoNear] = (await lawyersOf(service, bureau, 'land', ['v1a', 'v1b'], { towns: ['临水镇'] })) as [
      Person,
      Person,
    ];
    await lawyersOf(service, bureau, 'land', ['v1c'], { towns: ['别处镇'] });
  });

  /** A visit that begins in so many hours and takes two. */
  const visit = (inHours: number, more: object = {}) => {
    const at = (hours: number) =>
      new Date(Math.ceil(Date.now() / HOUR_MS) * HOUR_MS + hours * HOUR_MS).toISOString();
    return { town: '临水镇', place: '村委会', from: at(inHours), to: at(inHours + 2), ...more };
  };
  const post = (body: object) =>
    asker.post('/orders', { mode: 'offline', board: 'land', description: '看地界', ...body });
  const place = async (inHours: number, more: object = {}) =>
    (await post({ visit: visit(inHours), ...more }).expect(201)).body as Order & {
      visit: { checkInCode: string };
    };

  it('is offered to the lawyers of the board who serve that town, though they are not at a workbench', async () => {
    const order = await place(72);
    expect(order).toMatchObject({
      mode: 'offline',
      wave: 'pool',
      visit: { town: '临水镇', place: '村委会', checkedInAt: null },
    });
    expect(order.visit.checkInCode).toMatch(/^\d{6}$/);
    const hours = (Date.parse(order.deadlineAt!) - Date.parse(visit(72).from)) / HOUR_MS;
    expect(Math.round(hours)).toBe(-24);
    expect(await Promise.all([near, alsoNear].map(offersOf))).toEqual([
      { [order.id]: 'pool' },
      { [order.id]: 'pool' },
    ]);
    const { body } = await near.get(`/orders/pool?mode=offline`).expect(200);
    expect((body as { items: { id: string; visit: object }[] }).items[0]).toMatchObject({ id: order.id });
    expect(JSON.stringify(body)).not.toContain(order.visit.checkInCode);
    await asker.post(`/orders/${order.id}/cancel`).expect(200);
  });

  it('is grabbed by one of those who try at once, and counted', async () => {
    const { id } = await place(72);
    const answers = await raceAccepts(
      Array.from({ length: 20 }, (_, i) => (i % 2 ? near : alsoNear)),
      id,
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(19);
    const { body } = await bureau.get('/public/figures').expect(200);
    expect(body).toMatchObject({ offlineJobsGrabbed: 1 });
    await asker.post(`/orders/${id}/complete`).expect(200);
  });

  it('asks the village’s responsible lawyer first, for half an hour', async () => {
    const [responsible] = await lawyersOf(service, bureau, 'land', ['v2a'], { towns: ['临水镇'] });
    await bureau
      .put(`/lawyers/${responsible!.id}/villages`, { villages: [{ town: '临水镇', village: '柳行村' }] })
      .expect(200);
    const elsewhere = await place(72, { visit: visit(72, { village: '别的村' }) });
    expect(elsewhere).toMatchObject({ wave: 'pool' });
    const order = await place(96, { visit: visit(96, { village: '柳行村' }) });
    expect(order).toMatchObject({ wave: 'chosen', nextStep: { wave: 'pool' } });
    expect(await offersOf(responsible!)).toMatchObject({ [order.id]: 'chosen' });
    const minutes = (Date.parse(order.deadlineAt!) - Date.parse(order.createdAt as string)) / 60_000;
    expect(Math.round(minutes)).toBe(30);
    await service.moveClock('31 minutes');
    await expect.poll(async () => (await seen(asker, order.id)).wave).toBe('pool');
    await service.moveClock('0');
    for (const { id } of [elsewhere, order]) await asker.post(`/orders/${id}/cancel`).expect(200);
  });

  it('is the bureau’s a day before when nobody has it', async () => {
    const { id } = await place(26);
    await service.moveClock('3 hours');
    await expect.poll(async () => (await seen(asker, id)).wave).toBe('bureau');
    // Who comes late can still grab it.
    await near.post(`/orders/${id}/accept`).expect(200);
    await service.moveClock('0');
    await asker.post(`/orders/${id}/complete`).expect(200);
    expect(await place(12)).toMatchObject({ wave: 'bureau' });
  });

  it('does not overlap with another of the same lawyer', async () => {
    const [only] = await lawyersOf(service, bureau, 'debt', ['v3a'], { towns: ['临水镇'] });
    const book = (inHours: number) => place(inHours, { board: 'debt' });
    const first = await book(72);
    await only!.post(`/orders/${first.id}/accept`).expect(200);
    const overlapping = await book(73);
    expect(overlapping).toMatchObject({ wave: 'bureau' });
    expect(await offersOf(only!)).toEqual({});
    await only!.post(`/orders/${overlapping.id}/accept`).expect(404);
    const { body } = await bureau
      .post(`/orders/${overlapping.id}/dispatch`, { lawyerId: only!.id, reason: 'x' })
      .expect(422);
    expect(body).toMatchObject({ code: 'LAWYER_NOT_AVAILABLE' });
    const next = await book(74);
    await only!.post(`/orders/${next.id}/accept`).expect(200);
  });

  it('is begun by the one-time code that the resident shows', async () => {
    const order = await place(72);
    await near.post(`/orders/${order.id}/accept`).expect(200);
    const { checkInCode: code } = order.visit;
    const wrong = code === '000000' ? '111111' : '000000';
    expect((await near.post(`/orders/${order.id}/check-in`, { code: wrong }).expect(422)).body).toMatchObject(
      {
        code: 'CHECK_IN_CODE_WRONG',
      },
    );
    await alsoNear.post(`/orders/${order.id}/check-in`, { code }).expect(404);
    const { body } = await near.post(`/orders/${order.id}/check-in`, { code }).expect(200);
    expect(body).toMatchObject({ visit: { checkedInAt: expect.any(String) } });
    expect(JSON.stringify(body)).not.toContain(code);
    await near.post(`/orders/${order.id}/check-in`, { code }).expect(409);
    expect(await storyOf(asker, order.id)).toEqual(['placed', 'accepted', 'checked_in']);
    await asker.post(`/orders/${order.id}/complete`).expect(200);
  });

  it('that nobody came to is the bureau’s again', async () => {
    const { id } = await place(1);
    await near.post(`/orders/${id}/accept`).expect(200);
    await near.say(id, '我会到').expect(201);
    await service.moveClock('5 hours');
    await expect
      .poll(() => seen(asker, id))
      .toMatchObject({ status: 'waiting', wave: 'bureau', segments: [{ endReason: 'missed' }] });
    await service.moveClock('0');
  });

  it('that its lawyer cancels late lies on top of the pool again', async () => {
    const older = await place(72);
    const newer = await place(80);
    await near.post(`/orders/${older.id}/accept`).expect(200);
    await near.post(`/orders/${older.id}/transfer`, { reason: '生病', statement: '未去现场。' }).expect(200);
    const { body } = await alsoNear.get('/orders/pool?mode=offline').expect(200);
    const ids = (body as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids.indexOf(older.id)).toBeLessThan(ids.indexOf(newer.id));
    expect(ids).toContain(older.id);
  });

  it('that is handed on after the arrival waits for the arrival of the next', async () => {
    const order = await place(120);
    const { checkInCode: code } = order.visit;
    const checkIn = (lawyer: Person) => lawyer.post(`/orders/${order.id}/check-in`, { code }).expect(200);
    await near.post(`/orders/${order.id}/accept`).expect(200);
    await checkIn(near);
    await near.post(`/orders/${order.id}/transfer`, { reason: '生病', statement: '已到现场。' }).expect(200);
    expect(await seen(asker, order.id)).toMatchObject({ visit: { checkedInAt: null } });
    await alsoNear.post(`/orders/${order.id}/accept`).expect(200);
    await checkIn(alsoNear);
    await asker.post(`/orders/${order.id}/complete`).expect(200);
  });

  it('has a place and a time in the future', async () => {
    const refused = async (body: object) => ((await post(body)).body as { code: string }).code;
    expect(await refused({})).toBe('BAD_REQUEST');
    expect(await refused({ visit: visit(-2) })).toBe('VISIT_IN_THE_PAST');
    expect(await refused({ visit: { ...visit(5), to: visit(5).from } })).toBe('VISIT_TOO_LONG');
    expect(await refused({ visit: { ...visit(5), to: visit(50).to } })).toBe('VISIT_TOO_LONG');
    for (const from of ['infinity', '2027-02-30T10:00:00Z', '明天', 5, null, ['2027-01-01T00:00:00Z']])
      expect(await refused({ visit: { ...visit(5), from } }), String(from)).toBe('BAD_REQUEST');
    expect(await refused({ mode: 'online', visit: visit(5) })).toBe('BAD_REQUEST');
  });
});
