import { beforeAll, describe, expect, it } from 'vitest';
import { SUMMARY, type Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf, seen, storyOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const HOUR_MS = 3_600_000;
const NO_SUCH_ID = '00000000-0000-7000-8000-000000000000';

describe('an order whose board is corrected', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;
  let ofLand: Person;
  let ofDebt: Person;
  let ofBoth: Person;

  beforeAll(async () => {
    service = await startService(LADDER_TIMES);
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
    ofLand = await make('b1a', ['land']);
    ofDebt = await make('b1b', ['debt']);
    ofBoth = await make('b1c', ['debt', 'land']);
    await Promise.all([ofLand, ofDebt, ofBoth].map((one) => live(service, one)));
  });

  const make = async (name: string, boards: string[]) =>
    (await lawyersOf(service, bureau, boards[0]!, [name], { boards, towns: ['临水镇'] }))[0]!;
  const place = async (more: object = {}, by = asker) => {
    const body = { mode: 'online', board: 'land', description: '借条在这里', ...more };
    return (await by.post('/orders', body).expect(201)).body as Order;
  };
  const correct = (id: string, board: string, by = asker) => by.put(`/orders/${id}/board`, { board });
  const served = async (by: Person) => {
    const { id } = await place({ lawyerId: by.id });
    await by.post(`/orders/${id}/accept`).expect(200);
    await by.say(id, '您好').expect(201);
    return id;
  };
  const clocksOf = async (id: string) =>
    (await service.db.query('SELECT bureau_at, promise_at, created_at FROM orders WHERE id = $1', [id]))
      .rows[0] as Record<string, Date>;
  const loadOf = async (lawyer: Person) =>
    ((await lawyer.get('/me/lawyer').expect(200)).body as { load: number }).load;
  const lastEvent = async (id: string) => {
    const { body } = await asker.get(`/orders/${id}/events?limit=100`).expect(200);
    return (body as { items: { type: string; data: object; actor: object }[] }).items.at(-1)!;
  };

  it('while it waits: is offered anew in that board, at its place in the line and not later than before', async () => {
    const earOf = ({ token }: Person) => connect(service, { token });
    const [landEar, debtEar, askerEar] = await Promise.all([earOf(ofLand), earOf(ofDebt), earOf(asker)]);
    const order = await place();
    const { id } = order;
    const neighbour = await resident(service);
    const later = await place({ board: 'debt' }, neighbour);
    expect(order).toMatchObject({ wave: 'pool', actions: ['message', 'cancel', 'correctBoard'] });
    const clocks = await clocksOf(id);
    const { body } = await correct(id, 'debt').expect(200);
    expect(body).toMatchObject({ board: 'debt', status: 'waiting', wave: 'pool', position: 1, version: 2 });
    expect(await clocksOf(id)).toEqual(clocks);
    expect(await Promise.all([ofLand, ofDebt, ofBoth].map(offersOf))).toEqual([
      {},
      { [id]: 'pool', [later.id]: 'pool' },
      { [id]: 'pool', [later.id]: 'pool' },
    ]);
    await ofLand.get(`/orders/${id}`).expect(404);
    const late = await ofLand.post(`/orders/${id}/accept`).expect(409);
    expect(late.body).toMatchObject({ code: 'OFFER_EXPIRED' });
    expect(await lastEvent(id)).toMatchObject({
      type: 'order.board_corrected',
      actor: { role: 'resident', id: asker.id },
      data: { fromBoard: 'land', toBoard: 'debt', lawyerId: null, asked: 2 },
    });
    await expect
      .poll(() => landEar.of('offer:withdrawn'))
      .toEqual([{ orderId: id, reason: 'board_corrected' }]);
    await expect.poll(() => landEar.of('pool:changed').length).toBe(2);
    await expect.poll(() => debtEar.of('offer:made')).toHaveLength(2);
    await expect
      .poll(() => askerEar.of('order:changed').at(-1))
      .toMatchObject({ orderId: id, version: 2, status: 'waiting' });
    expect(debtEar.of('pool:changed')).toContainEqual({ board: 'debt', mode: 'online' });
    await asker.post(`/orders/${id}/cancel`).expect(200);
    await neighbour.post(`/orders/${later.id}/cancel`).expect(200);
  });

  it('asks the picked lawyer first, if of that board', async () => {
    const picked = await place({ lawyerId: ofBoth.id });
    expect((await correct(picked.id, 'debt').expect(200)).body).toMatchObject({ wave: 'chosen' });
    expect(await Promise.all([ofDebt, ofBoth].map(offersOf))).toEqual([{}, { [picked.id]: 'chosen' }]);
    const dropped = await place({ lawyerId: ofLand.id });
    expect((await correct(dropped.id, 'debt').expect(200)).body).toMatchObject({ wave: 'pool' });
    // Back again, the pick counts again.
    expect((await correct(dropped.id, 'land').expect(200)).body).toMatchObject({ wave: 'chosen' });
    for (const { id } of [picked, dropped]) await asker.post(`/orders/${id}/cancel`).expect(200);
  });

  it('is not kept from the bureau by that, nor from its promise', async () => {
    // Lawyers of their own: their silence sets nobody else away.
    const ofFamily = await make('b2a', ['family']);
    await Promise.all([live(service, ofFamily), live(service, await make('b2b', ['criminal']))]);
    const { id } = await place({ board: 'housing' });
    expect(await seen(asker, id)).toMatchObject({ wave: 'bureau' });
    const other = await place({ board: 'family' });
    await service.moveClock('170 seconds');
    const { body } = await correct(other.id, 'criminal').expect(200);
    const { bureau_at: bureauAt } = await clocksOf(other.id);
    expect(body).toMatchObject({
      wave: 'pool',
      nextStep: { wave: 'bureau', at: bureauAt!.toISOString() },
    });
    await service.moveClock('185 seconds');
    await expect.poll(async () => (await seen(asker, other.id)).wave).toBe('bureau');
    // Its time is over: whoever has a free place is asked all the same.
    await correct(id, 'family').expect(200);
    expect(await seen(asker, id)).toMatchObject({ wave: 'bureau', board: 'family' });
    await expect.poll(() => offersOf(ofFamily)).toEqual({ [id]: 'pool' });
    await service.moveClock('301 seconds');
    await expect.poll(async () => (await seen(asker, id)).promise).toMatchObject({ outcome: null });
    await service.moveClock('0');
    for (const one of [id, other.id]) await asker.post(`/orders/${one}/cancel`).expect(200);
  });

  it('while it is served by somebody of another board: goes to the next one, with all that was said', async () => {
    const id = await served(ofLand);
    expect(await seen(asker, id)).toMatchObject({
      actions: ['message', 'complete', 'correctBoard', 'rate'],
    });
    await asker.say(id, '其实是借钱的事').expect(201);
    const { createdAt } = await seen(asker, id);
    const { body } = await correct(id, 'debt').expect(200);
    expect(body).toMatchObject({ status: 'waiting', wave: 'pool', board: 'debt', lawyer: null, createdAt });
    expect(await loadOf(ofLand)).toBe(0);
    await ofLand.get(`/orders/${id}`).expect(404);
    await ofLand.say(id, '再说一句').expect(404);
    const { body: accepted } = await ofDebt.post(`/orders/${id}/accept`).expect(200);
    expect(accepted).toMatchObject({
      segments: [
        { board: 'land', endReason: 'board_corrected', lawyer: { id: ofLand.id } },
        { board: 'debt', endedAt: null },
      ],
    });
    const log = await ofDebt.get(`/orders/${id}/messages`).expect(200);
    expect(log.body).toMatchObject({
      items: [
        { kind: 'join' },
        { body: '您好' },
        { body: '其实是借钱的事' },
        { kind: 'leave', code: 'board_corrected' },
        { kind: 'join' },
      ],
    });
    expect(await storyOf(asker, id)).toEqual([
      'placed',
      'accepted',
      'answered',
      'board_corrected',
      'accepted',
    ]);
    for (const segment of [1, 2])
      await asker.put(`/orders/${id}/rating`, { level: 3 + segment, segment }).expect(200);
    await ofDebt.say(id, '您好').expect(201);
    await ofDebt.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
  });

  it('may come back to whom it was taken from, when that was the mistake', async () => {
    const id = await served(ofLand);
    await correct(id, 'debt').expect(200);
    expect(await offersOf(ofLand)).toEqual({});
    expect((await correct(id, 'land').expect(200)).body).toMatchObject({ wave: 'chosen' });
    await ofLand.post(`/orders/${id}/accept`).expect(200);
    await asker.post(`/orders/${id}/complete`).expect(200);
  });

  it('while it is served by somebody of both boards: stays with them', async () => {
    const id = await served(ofBoth);
    const ear = await connect(service, { token: ofBoth.token });
    const { deadlineAt, version } = await seen(asker, id);
    const { body } = await correct(id, 'debt').expect(200);
    expect(body).toMatchObject({
      status: 'active',
      board: 'debt',
      lawyer: { id: ofBoth.id },
      deadlineAt,
      version: version + 1,
      segments: [{ number: 1, board: 'land', endedAt: null }],
    });
    expect(await lastEvent(id)).toMatchObject({
      type: 'order.relabelled',
      data: { fromBoard: 'land', toBoard: 'debt', lawyerId: ofBoth.id },
    });
    await expect
      .poll(() => ear.of('order:changed').at(-1))
      .toMatchObject({ orderId: id, version: version + 1, status: 'active' });
    await ofBoth.say(id, '接着说').expect(201);
    expect(await loadOf(ofBoth)).toBe(1);
    await ofBoth.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
  });

  it('goes to nobody who acts for the other side', async () => {
    const accused = await resident(service);
    await accused.patch('/me', { displayName: '魏某' }).expect(200);
    const { id: theirs } = await place({ lawyerId: ofDebt.id, board: 'debt' }, accused);
    await ofDebt.post(`/orders/${theirs}/accept`).expect(200);
    const mine = await place({ opposingParties: ['魏某'] });
    await correct(mine.id, 'debt').expect(200);
    expect(await Promise.all([ofDebt, ofBoth].map(offersOf))).toEqual([{}, { [mine.id]: 'pool' }]);
    await asker.post(`/orders/${mine.id}/cancel`).expect(200);
    await accused.post(`/orders/${theirs}/complete`).expect(200);
  });

  it('does not stay with a lawyer of both boards who turns out to act for the other side', async () => {
    const accused = await resident(service);
    const { id: theirs } = await place({ lawyerId: ofBoth.id }, accused);
    await ofBoth.post(`/orders/${theirs}/accept`).expect(200);
    const { id } = await place({ lawyerId: ofBoth.id, opposingParties: ['庞某'] });
    await ofBoth.post(`/orders/${id}/accept`).expect(200);
    await accused.patch('/me', { displayName: '庞某' }).expect(200);
    const { body } = await correct(id, 'debt').expect(200);
    expect(body).toMatchObject({ status: 'waiting', wave: 'pool' });
    expect(await Promise.all([ofDebt, ofBoth].map(offersOf))).toEqual([{ [id]: 'pool' }, {}]);
    await asker.post(`/orders/${id}/cancel`).expect(200);
    await accused.post(`/orders/${theirs}/complete`).expect(200);
  });

  it('is corrected by its resident alone, to another board that there is, while it is open', async () => {
    const { id } = await place();
    const strange = await correct(id, 'debt', await resident(service)).expect(404);
    expect((await correct(NO_SUCH_ID, 'debt').expect(404)).body).toEqual(strange.body);
    for (const other of [ofLand, bureau]) await correct(id, 'debt', other).expect(403);
    for (const [board, code] of [
      ['land', 'SAME_BOARD'],
      ['taxes', 'BOARD_NOT_FOUND'],
    ] as const)
      expect((await correct(id, board).expect(422)).body).toMatchObject({ code });
    await asker.put(`/orders/${id}/board`, {}).expect(400);
    expect(await seen(asker, id)).toMatchObject({ version: 1 });
    await asker.post(`/orders/${id}/cancel`).expect(200);
    expect((await correct(id, 'debt').expect(409)).body).toMatchObject({ code: 'ORDER_CLOSED' });
    const done = await served(ofLand);
    await asker.post(`/orders/${done}/complete`).expect(200);
    expect((await correct(done, 'debt').expect(409)).body).toMatchObject({ code: 'ORDER_CLOSED' });
    // The database holds that by itself.
    await expect(
      service.db.query(`UPDATE orders SET board = 'debt' WHERE id = $1`, [done]),
    ).rejects.toMatchObject({ constraint: 'orders_flow' });
  });

  it('is corrected five times at most', async () => {
    const { id } = await place();
    for (const board of ['debt', 'land', 'debt', 'land', 'debt']) {
      expect((await seen(asker, id)).actions).toContain('correctBoard');
      await correct(id, board).expect(200);
    }
    expect((await seen(asker, id)).actions).not.toContain('correctBoard');
    const before = await Promise.all([ofLand, ofDebt].map(offersOf));
    const { body } = await correct(id, 'land').expect(422);
    expect(body).toMatchObject({ code: 'BOARD_CORRECTIONS_USED_UP' });
    expect(await Promise.all([ofLand, ofDebt].map(offersOf))).toEqual(before);
    await asker.post(`/orders/${id}/cancel`).expect(200);
  });

  it('may be a visit, until somebody has agreed to come', async () => {
    const at = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();
    await bureau
      .put(`/lawyers/${ofDebt.id}/villages`, { villages: [{ town: '临水镇', village: '柳行村' }] })
      .expect(200);
    const visit = { town: '临水镇', village: '柳行村', place: '村委会', from: at(72), to: at(74) };
    const { id } = await place({ mode: 'offline', visit });
    expect(await offersOf(ofLand)).toEqual({ [id]: 'pool' });
    const clocks = await clocksOf(id);
    // The village's own is of that board.
    expect((await correct(id, 'debt').expect(200)).body).toMatchObject({ wave: 'chosen' });
    expect(await clocksOf(id)).toEqual(clocks);
    expect(await Promise.all([ofLand, ofDebt].map(offersOf))).toEqual([{}, { [id]: 'chosen' }]);
    await ofDebt.post(`/orders/${id}/accept`).expect(200);
    expect((await correct(id, 'land').expect(409)).body).toMatchObject({ code: 'NOT_WAITING' });
    expect((await seen(asker, id)).actions).not.toContain('correctBoard');
    await asker.post(`/orders/${id}/complete`).expect(200);
  });
});
