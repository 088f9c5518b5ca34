import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, operator, Person, resident, anyone, type Tokens } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('a socket', () => {
  let service: TestService;

  beforeAll(async () => {
    service = await startService({ ACCESS_TOKEN_SECONDS: '4' });
  });

  const refused = { data: { code: 'UNAUTHENTICATED', status: 401 } };

  it.each(['websocket', 'polling'])(
    'is refused by %s without a token, and with a made-up one',
    async (transport) => {
      await expect(connect(service, { transports: [transport] })).rejects.toMatchObject(refused);
      await expect(
        connect(service, { token: 'x'.repeat(43), transports: [transport] }),
      ).rejects.toMatchObject(refused);
    },
  );

  it('is refused with an expired token', async () => {
    const person = await resident(service);
    await service.moveClock('5 seconds');
    await expect(connect(service, { token: person.token })).rejects.toMatchObject(refused);
    await service.moveClock('0');
  });

  it.each(['websocket', 'polling'])('is refused by %s to a page from elsewhere', async (transport) => {
    const { token } = await resident(service);
    const elsewhere = connect(service, { token, origin: 'https://evil.example', transports: [transport] });
    await expect(elsewhere).rejects.toThrow(/websocket error|xhr poll error/);
    const own = await connect(service, { token, origin: service.url, transports: [transport] });
    expect(own.socket.connected).toBe(true);
  });

  it('lives no longer than its token, unless a newer one comes', async () => {
    const [first, second] = await Promise.all([resident(service), resident(service)]);
    const left = await connect(service, { token: first.token });
    const renewed = await connect(service, { token: second.token });
    const { body } = await anyone(service)
      .post('/auth/sessions/refresh', { refreshToken: second.tokens!.refreshToken })
      .expect(200);
    const newer = new Person(service, body as Tokens);
    // A token of somebody else is no renewal.
    expect(await renewed.ask('session:renew', { token: first.token })).toMatchObject({ ok: false });
    await expect
      .poll(() => Date.parse(second.tokens!.expiresAt) - Date.now(), { timeout: 5000 })
      .toBeLessThan(1500);
    const { body: latest } = await anyone(service)
      .post('/auth/sessions/refresh', { refreshToken: newer.tokens!.refreshToken })
      .expect(200);
    expect(await renewed.ask('session:renew', { token: (latest as Tokens).accessToken })).toMatchObject({
      ok: true,
    });
    await expect.poll(() => left.socket.connected, { timeout: 6000 }).toBe(false);
    expect(renewed.socket.connected).toBe(true);
  });

  it('tells nobody of what is not theirs', async () => {
    const [asker, advocate, stranger, colleague, bureau] = await Promise.all([
      resident(service),
      lawyer(service, 20),
      resident(service),
      lawyer(service, 21),
      operator(service),
    ]);
    const ears = await Promise.all(
      [stranger, colleague, bureau].map(({ token }) => connect(service, { token })),
    );
    const order = await activeOrder(asker, advocate);
    for (const ear of ears.slice(0, 2)) {
      const payload = { orderId: order.id };
      for (const [event, more] of Object.entries({
        'message:send': { clientId: 'x', kind: 'text', body: '我是谁' },
        'message:read': { seq: 1 },
        typing: {},
        sync: undefined,
      }))
        expect(
          await ear.ask(event, more === undefined ? { orders: { [order.id]: 0 } } : { ...payload, ...more }),
          event,
        ).toMatchObject({ ok: false, error: { status: 404 } });
    }
    await asker.say(order.id, '只给律师看').expect(201);
    const own = await connect(service, { token: advocate.token });
    await asker.say(order.id, '第二句').expect(201);
    await expect.poll(() => own.of('message:new')).toHaveLength(1);
    expect(ears.flatMap((ear) => ear.of('message:new'))).toEqual([]);
    expect(ears[0]!.heard).toEqual([]);
  });

  it('answers nonsense with a problem, and goes on', async () => {
    const { token } = await lawyer(service, 22);
    const ear = await connect(service, { token });
    const nonsense = [
      undefined,
      null,
      7,
      'x',
      [],
      [[]],
      { a: 1 },
      { orderId: {} },
      { orderId: 'x' },
      { state: 'everywhere' },
      { orders: [] },
      { orders: { x: -1 } },
      { token: 5 },
    ];
    for (const event of ['message:send', 'message:read', 'typing', 'sync', 'presence:beat', 'session:renew'])
      for (const payload of nonsense) {
        const answer = await ear.ask(event, payload);
        expect(answer.ok, `${event} ${JSON.stringify(payload)}`).toBe(false);
        expect(answer.error!.status).toBeLessThan(500);
      }
    expect(ear.socket.connected).toBe(true);
  });

  it('makes a lawyer live while it beats, and offline at once when it closes', async () => {
    const advocate = await lawyer(service, 23);
    const ear = await connect(service, { token: advocate.token });
    const live = async () =>
      ((await anyone(service).get(`/lawyers/${advocate.id}`)).body as { live: boolean }).live;
    await ear.ask('presence:beat', { state: 'available' });
    expect(await live()).toBe(true);
    await ear.ask('presence:beat', { state: 'away' });
    expect(await live()).toBe(false);
    await ear.ask('presence:beat', { state: 'available' });
    await service.moveClock('46 seconds');
    expect(await live()).toBe(false);
    await service.moveClock('0');
    expect(await live()).toBe(true);
    ear.socket.close();
    await expect.poll(live).toBe(false);
  });

  it('counts two tabs at once as one time online', async () => {
    const advocate = await lawyer(service, 24);
    await service.db.query(
      `INSERT INTO lawyer_leases (lawyer_id, state, started_at, until) VALUES
         ($1, 'available', service_now() - interval '10 hours', service_now() - interval '8 hours'),
         ($1, 'available', service_now() - interval '9 hours', service_now() - interval '7 hours')`,
      [advocate.id],
    );
    const { body } = await anyone(service).get('/public/figures').expect(200);
    expect((body as { hoursOnline: number }).hoursOnline).toBeCloseTo(3, 1);
  });
});
