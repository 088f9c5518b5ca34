import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, completedOrder, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('a client that comes and goes', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  const presence = async (person: Person) =>
    (await person.get(`/orders/${order.id}/messages/presence`).expect(200)).body as Record<
      'resident' | 'lawyer',
      { state: string; since: string } | null
    >;

  it('is seen by the other side as there since, and gone since, without being told', async () => {
    expect(await presence(advocate)).toEqual({ resident: null, lawyer: null });
    const ears = await Promise.all([asker, advocate].map(({ token }) => connect(service, { token })));
    const beats = () => Promise.all(ears.map((ear) => ear.ask('presence:beat', { state: 'available' })));
    await beats();
    const there = await presence(asker);
    expect(there).toMatchObject({ resident: { state: 'online' }, lawyer: { state: 'online' } });
    await beats();
    expect(await presence(asker)).toEqual(there);
    await service.moveClock('50 seconds');
    const gone = await presence(advocate);
    expect(gone).toMatchObject({ resident: { state: 'offline' }, lawyer: { state: 'offline' } });
    expect(Date.parse(gone.resident!.since)).toBeGreaterThan(Date.parse(there.resident!.since));
    await beats();
    const back = await presence(advocate);
    expect(back.resident!.state).toBe('online');
    expect(Date.parse(back.resident!.since)).toBeGreaterThan(Date.parse(gone.resident!.since));
    await (await resident(service)).get(`/orders/${order.id}/messages/presence`).expect(404);
    await service.moveClock('0 seconds');
  });

  it('is told again what it missed, when its heartbeat says how far it has come', async () => {
    await asker.say(order.id, '第一句').expect(201);
    await asker.say(order.id, '第二句').expect(201);
    const ear = await connect(service, { token: advocate.token });
    const beat = (seq: number) =>
      ear.ask('presence:beat', { state: 'available', orders: { [order.id]: seq } });
    expect(await beat(1)).toMatchObject({ ok: true, data: { behind: { [order.id]: 3 } } });
    await expect.poll(() => ear.of('message:new').map(({ seq }) => seq)).toEqual([2, 3]);
    expect(await beat(3)).toMatchObject({ ok: true, data: { behind: {} } });
    const stranger = await connect(service, { token: (await resident(service)).token });
    const nothing = await stranger.ask('presence:beat', { state: 'available', orders: { [order.id]: 0 } });
    expect(nothing).toMatchObject({ ok: true, data: { behind: {} } });
    expect(stranger.heard).toEqual([]);
  });

  it('hears by sync of conversations that it did not know of, and which are not its own any more', async () => {
    const other = await activeOrder(asker, advocate);
    await asker.say(other.id, '另一件事').expect(201);
    await advocate.say(order.id, '好').expect(201);
    await advocate
      .post(`/orders/${order.id}/transfer`, { reason: '出差', statement: '工资纠纷' })
      .expect(200);
    const ear = await connect(service, { token: advocate.token });
    const answer = await ear.ask('sync', { orders: { [order.id]: 0, [other.id]: 0 } });
    expect(answer).toMatchObject({ ok: true, data: { gone: [order.id], others: {} } });
    expect(Object.keys((answer.data as { orders: object }).orders)).toEqual([other.id]);
    expect(await ear.ask('sync', { orders: {} })).toMatchObject({
      ok: true,
      data: { orders: {}, others: { [other.id]: 2 }, gone: [] },
    });
  });

  it('lists its conversations with what is unread and the latest entry; what was taken back is not unread', async () => {
    const mine = await resident(service);
    const [first, second] = [await activeOrder(mine, advocate), await completedOrder(mine, advocate)];
    await advocate.say(first.id, '您好').expect(201);
    const { body: sent } = await advocate.say(first.id, '说错了').expect(201);
    const list = async () =>
      ((await mine.get('/me/conversations').expect(200)).body as { items: object[] }).items;
    expect(await list()).toMatchObject([
      { orderId: second.id, closed: true, status: 'completed' },
      {
        orderId: first.id,
        closed: false,
        unread: 2,
        readSeq: 0,
        lastSeq: 3,
        last: { seq: 3, body: '说错了' },
      },
    ]);
    await advocate.post(`/orders/${first.id}/messages/${(sent as { seq: number }).seq}/recall`).expect(201);
    expect((await list())[1]).toMatchObject({ unread: 1, lastSeq: 4, last: { kind: 'recall' } });
    await mine.put(`/orders/${first.id}/messages/read`, { seq: 4 }).expect(200);
    expect((await list())[1]).toMatchObject({ unread: 0, readSeq: 4 });
  });
});
