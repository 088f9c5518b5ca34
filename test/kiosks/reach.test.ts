import { beforeAll, describe, expect, it } from 'vitest';
import { ROUTES } from '../guards/doors.js';
import { upload, sayIt, type View } from '../attachments/upload.js';
import { wav } from '../attachments/sounds.js';
import { activeOrder, waitingOrder, type Order } from '../support/given.js';
import { Device, kiosk, makeOlder, newCard, type Card } from '../support/kiosks.js';
import { lawyer, operator, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

const MISSING = '01a00000-0000-7000-8000-000000000000';

/** Every route by which a resident names an order. */
const NAMING = Object.entries(ROUTES)
  .filter(([route, keepers]) => route.includes('/orders/{id}') && keepers.includes('resident'))
  .map(([route]) => route);

/** What each wants, so that it would do its work if it reached the order. */
const BODIES: Record<string, object> = {
  'POST /api/v1/orders/{id}/messages': { clientId: 'reach', kind: 'text', body: '您好' },
  'PUT /api/v1/orders/{id}/messages/read': { seq: 1 },
  'PUT /api/v1/orders/{id}/rating': { level: 5 },
  'PUT /api/v1/orders/{id}/board': { board: 'family' },
};

describe('a card alone', () => {
  let service: TestService;
  let advocate: Person;
  let device: Device;
  let card: Card;
  let person: Person;
  let older: Order;
  let today: Order;
  let olderFile: string;

  beforeAll(async () => {
    service = await startService();
    advocate = await lawyer(service, 1);
    device = await kiosk(service, await operator(service));
    card = newCard();
    person = await device.signIn(card);
    older = await activeOrder(person, advocate);
    today = await activeOrder(person, advocate);
    for (const order of [older, today]) {
      await advocate.say(order.id, '请说说是哪一天的工资').expect(201);
      await person.say(order.id, '欠了三个月工资').expect(201);
      await person.say(order.id, '工资一直没发').expect(201);
    }
    const file = (await upload(service, person, older.id, wav(1)).expect(201)).body as View;
    await sayIt(person, older.id, file).expect(201);
    olderFile = file.id;
    await makeOlder(service, older.id);
  });

  const ask = (route: string, orderId: string, asker = person) => {
    const [method, path] = route.split(' ') as [string, string];
    const url = path.replace('/api/v1', '').replace('{id}', orderId).replace('{seq}', '3');
    const body = BODIES[route] ?? {};
    return {
      GET: () => asker.get(url),
      POST: () => asker.post(url, body),
      PUT: () => asker.put(url, body),
      DELETE: () => asker.delete(url, body),
    }[method]!();
  };

  it('has routes to be kept from', () => {
    expect(NAMING.length).toBeGreaterThanOrEqual(13);
  });

  it.each(NAMING)('cannot tell an older order from none by %s', async (route) => {
    const theirs = await ask(route, older.id);
    const none = await ask(route, MISSING);
    expect(theirs.status).toBe(404);
    expect(theirs.body).toEqual(none.body);
  });

  it.each(NAMING.filter((route) => !/complete|cancel|reopen|board/.test(route)))(
    'reaches an order of today by %s',
    async (route) => {
      const { status, body } = await ask(route, today.id);
      expect(status, JSON.stringify(body)).toBeLessThan(300);
    },
  );

  it.each(['/orders?limit=100', '/me/conversations', '/messages/search?q=工资', '/me/notices'])(
    'finds nothing older in GET %s',
    async (path) => {
      const { body } = await person.get(path).expect(200);
      const text = JSON.stringify(body);
      expect(text).not.toContain(older.id);
      expect(path === '/me/notices' || text.includes(today.id)).toBe(true);
      expect((body as { nextCursor: null }).nextCursor).toBeNull();
    },
  );

  it('finds what is older when it is searched page by page neither', async () => {
    const first = (await person.get('/messages/search?q=工资&limit=1').expect(200)).body as {
      items: { orderId: string }[];
      nextCursor: string;
    };
    expect(first.items.map(({ orderId }) => orderId)).toEqual([today.id]);
    const next = await person.get(`/messages/search?q=工资&limit=1&cursor=${first.nextCursor}`).expect(200);
    expect(JSON.stringify(next.body)).not.toContain(older.id);
  });

  it('neither fetches nor adds a file of an older order', async () => {
    await person.get(`/attachments/${olderFile}`).expect(404);
    await upload(service, person, older.id, wav(1)).expect(404);
    await upload(service, person, today.id, wav(1)).expect(201);
  });

  it('asks nothing of an older order over the socket, and hears nothing of it', async () => {
    const ear = await connect(service, { token: person.token });
    for (const [event, payload] of [
      ['message:send', { orderId: older.id, clientId: 'x', kind: 'text', body: '您好' }],
      ['message:read', { orderId: older.id, seq: 1 }],
      ['typing', { orderId: older.id }],
      ['sync', { orders: { [older.id]: 0 } }],
    ] as const)
      expect(await ear.ask(event, payload), event).toMatchObject({ ok: false, error: { status: 404 } });
    const both = await ear.ask('sync', { orders: { [older.id]: 0, [today.id]: 0 } });
    expect(both.data).toMatchObject({ gone: [older.id], others: {} });
    expect((await ear.ask('sync', { orders: {} })).data!.others).toEqual({ [today.id]: expect.any(Number) });
    const beat = await ear.ask('presence:beat', {
      state: 'available',
      orders: { [older.id]: 0, [today.id]: 0 },
    });
    expect(beat.data!.behind).toEqual({ [today.id]: expect.any(Number) });
    await advocate.say(older.id, '老的').expect(201);
    await advocate.say(today.id, '新的').expect(201);
    await expect.poll(() => JSON.stringify(ear.of('message:new'))).toContain('新的');
    expect(JSON.stringify(ear.heard)).not.toContain(older.id);
  });

  it('hears of an order that it places while it listens', async () => {
    const ear = await connect(service, { token: person.token });
    const order = await waitingOrder(person, advocate);
    await expect.poll(() => ear.of('order:changed').map(({ orderId }) => orderId)).toContain(order.id);
    await advocate.post(`/orders/${order.id}/accept`).expect(200);
    await advocate.say(order.id, '我来了').expect(201);
    await expect.poll(() => JSON.stringify(ear.of('message:new'))).toContain('我来了');
  });

  it('reaches today to the end of the session, though midnight comes, and not a moment longer', async () => {
    const { rows } = await service.db.query<{ toMidnight: string }>(
      `SELECT extract(epoch FROM date_trunc('day', clock_timestamp(), 'Asia/Shanghai') + interval '1 day' - clock_timestamp())::int
              || ' seconds' AS "toMidnight"`,
    );
    await service.moveClock(`${rows[0]!.toMidnight}'::interval - interval '20 seconds`);
    const late = await device.signIn(card);
    const { body } = await late
      .post('/orders', { mode: 'online', board: 'labor', description: '老板拖欠工资' })
      .expect(201);
    const { id } = body as Order;
    await service.moveClock(`${rows[0]!.toMidnight}'::interval + interval '20 seconds`);
    await late.get(`/orders/${id}`).expect(200);
    const next = await device.signIn(card);
    await next.get(`/orders/${id}`).expect(404);
    await service.moveClock('0 seconds');
  });
});
