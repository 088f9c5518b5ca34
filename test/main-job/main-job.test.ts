import { beforeAll, describe, expect, it } from 'vitest';
import { SUMMARY, type Order } from '../support/given.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Listener } from '../support/sockets.js';

describe('from a question to a rated consultation', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let bureau: Person;
  const ears = {} as Record<'asker' | 'advocate' | 'bureau', Listener>;
  let order: Order;
  let figuresBefore: Record<string, number>;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate, bureau] = await Promise.all([resident(service), lawyer(service, 5), operator(service)]);
    ears.asker = await connect(service, { token: asker.token });
    ears.advocate = await connect(service, { token: advocate.token });
    ears.bureau = await connect(service, { token: bureau.token });
    figuresBefore = (await anyone(service).get('/public/figures').expect(200)).body as Record<string, number>;
  });

  it('finds the board for a question in plain words', async () => {
    const { body } = await anyone(service).post('/boards/triage', { text: '老板拖欠工资三个月' }).expect(200);
    expect((body as { items: { slug: string }[] }).items[0]?.slug).toBe('labor');
  });

  it('shows a lawyer live once the workbench beats', async () => {
    const card = () => anyone(service).get(`/lawyers/${advocate.id}`).expect(200);
    expect((await card()).body).toMatchObject({ live: false });
    expect(await ears.advocate.ask('presence:beat', { state: 'available' })).toMatchObject({ ok: true });
    expect((await card()).body).toMatchObject({ live: true });
    const { body } = await anyone(service).get('/lawyers?board=labor&live=true').expect(200);
    const [first] = (body as { items: { id: string; reasons: string[] }[] }).items;
    expect(first).toMatchObject({ id: advocate.id, reasons: expect.arrayContaining(['现在在线']) });
  });

  it('places the order, and the lawyer hears of it', async () => {
    const { body } = await asker
      .post('/orders', {
        mode: 'online',
        board: 'labor',
        description: '老板拖欠工资三个月',
        lawyerId: advocate.id,
      })
      .expect(201);
    order = body as Order;
    expect(order).toMatchObject({
      status: 'waiting',
      wave: 'chosen',
      version: 1,
      lawyer: null,
      segments: [],
    });
    await expect
      .poll(() => ears.advocate.of('offer:made'))
      .toMatchObject([{ orderId: order.id, wave: 'chosen' }]);
    await expect
      .poll(() => ears.bureau.of('order:changed'))
      .toMatchObject([{ orderId: order.id, status: 'waiting' }]);
  });

  it('shows the lawyer what is asked but not who asks', async () => {
    const { body } = await advocate.get(`/orders/${order.id}`).expect(200);
    expect(body).toMatchObject({
      board: 'labor',
      urgent: false,
      wave: 'chosen',
      description: '老板拖欠工资三个月',
      resident: null,
    });
    const offers = await advocate.get('/me/offers').expect(200);
    expect(offers.body).toMatchObject({ items: [{ orderId: order.id }], nextCursor: null });
  });

  it('is accepted, and all three hear of it within a second', async () => {
    const { body } = await advocate.post(`/orders/${order.id}/accept`).expect(200);
    expect(body).toMatchObject({ status: 'active', lawyer: { id: advocate.id }, resident: { id: asker.id } });
    for (const listener of Object.values(ears))
      await expect
        .poll(() => listener.of('order:changed').at(-1), { timeout: 1000 })
        .toEqual({ orderId: order.id, version: 2, status: 'active', wave: null });
  });

  it('carries messages both ways, by either door, each once and in order', async () => {
    await ears.advocate.ask('message:send', {
      orderId: order.id,
      clientId: 'l1',
      kind: 'text',
      body: '您好,请说说情况。',
    });
    await asker.say(order.id, '三个月没发工资了', 'r1').expect(201);
    const again = await ears.asker.ask('message:send', {
      orderId: order.id,
      clientId: 'r1',
      kind: 'text',
      body: '三个月没发工资了',
    });
    expect(again).toMatchObject({ ok: true, data: { seq: 3, duplicate: true } });
    // The resident's own message went by HTTP, so it is news to the resident's socket too; the lawyer's went by socket.
    await expect
      .poll(() => ears.asker.of('message:new'))
      .toMatchObject([
        { seq: 1, kind: 'join', sender: { id: advocate.id } },
        { seq: 2, body: '您好,请说说情况。' },
        { seq: 3 },
      ]);
    await expect
      .poll(() => ears.advocate.of('message:new'))
      .toMatchObject([{ kind: 'join' }, { orderId: order.id, seq: 3, clientId: 'r1' }]);
    const { body } = await advocate.get(`/orders/${order.id}/messages?after=0`).expect(200);
    expect(body).toMatchObject({
      lastSeq: 3,
      unread: 1,
      items: [
        { seq: 1, kind: 'join' },
        { seq: 2, kind: 'text' },
        { seq: 3, sender: { id: asker.id, role: 'resident' } },
      ],
    });
    const entry = (body as { items: object[] }).items[2];
    expect(ears.advocate.of('message:new')[1]).toEqual({ orderId: order.id, ...entry });
    expect(ears.bureau.of('message:new')).toEqual([]);
  });

  it('keeps read marks that only go forward, and tells the other side', async () => {
    await asker.put(`/orders/${order.id}/messages/read`, { seq: 2 }).expect(200, { readSeq: 2 });
    await asker.put(`/orders/${order.id}/messages/read`, { seq: 1 }).expect(200, { readSeq: 2 });
    await asker.put(`/orders/${order.id}/messages/read`, { seq: 99 }).expect(200, { readSeq: 3 });
    await expect
      .poll(() => ears.advocate.of('message:read'))
      .toEqual([2, 3].map((seq) => ({ orderId: order.id, accountId: asker.id, seq })));
    const { body } = await asker.get(`/orders/${order.id}/messages`).expect(200);
    expect(body).toMatchObject({ readSeq: 3, readBy: { resident: 3, lawyer: 0 }, unread: 0 });
  });

  it('catches up after an interruption, by sync', async () => {
    const back = await connect(service, { token: asker.token });
    const answer = await back.ask('sync', { orders: { [order.id]: 2 } });
    expect(answer).toMatchObject({
      ok: true,
      data: { orders: { [order.id]: { lastSeq: 3, items: [{ seq: 3 }] } } },
    });
    back.socket.close();
  });

  it('is closed with a summary that the resident keeps, and is frozen then', async () => {
    await advocate.post(`/orders/${order.id}/complete`, {}).expect(400);
    await advocate.post(`/orders/${order.id}/complete`, { summary: SUMMARY }).expect(200);
    const { body } = await asker.get(`/orders/${order.id}`).expect(200);
    expect(body).toMatchObject({ status: 'completed', deadlineAt: null, summary: SUMMARY });
    await asker.say(order.id, '还有一个问题').expect(409);
    const repeat = await asker.say(order.id, '三个月没发工资了', 'r1').expect(200);
    expect(repeat.body).toMatchObject({ seq: 3, duplicate: true });
  });

  it('is rated by the resident; the lawyer does not learn how', async () => {
    const { body } = await asker
      .put(`/orders/${order.id}/rating`, { level: 4, comment: '讲得清楚' })
      .expect(200);
    expect(body).toMatchObject({ segment: 1, level: 4, changedAt: null });
    expect((await asker.get(`/orders/${order.id}`)).body).toMatchObject({ rating: { level: 4 } });
    expect((await advocate.get(`/orders/${order.id}`)).body).not.toHaveProperty('rating');
    const seen = (await advocate.get(`/orders/${order.id}/events`).expect(200)).body as {
      items: { type: string }[];
    };
    expect(seen.items.map((event) => event.type)).not.toContain('order.rated');
  });

  it('leaves its whole story in the history, and nothing that was said with the bureau', async () => {
    const { body } = await bureau.get(`/orders/${order.id}/events`).expect(200);
    const { items } = body as { items: { type: string; seq: number; actor: { role: string } }[] };
    expect(items.map((event) => event.type)).toEqual([
      'order.placed',
      'order.accepted',
      'order.answered',
      'order.completed',
      'order.rated',
    ]);
    expect(items.map((event) => event.seq)).toEqual([1, 2, 3, 4, 5]);
    const seen = await bureau.get(`/orders/${order.id}`).expect(200);
    expect(seen.body).not.toHaveProperty('description');
    expect(seen.body).not.toHaveProperty('summary');
    await bureau.get(`/orders/${order.id}/messages`).expect(403);
  });

  it('moves the figures', async () => {
    const { body } = await anyone(service).get('/public/figures').expect(200);
    expect(body).toMatchObject({
      lawyers: 102,
      consultationsAnswered: figuresBefore.consultationsAnswered! + 1,
      served: figuresBefore.served! + 1,
      rated: figuresBefore.rated! + 1,
      satisfaction: 1,
      responseRate: 1,
    });
  });
});
