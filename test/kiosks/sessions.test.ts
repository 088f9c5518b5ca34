import { beforeEach, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { kiosk, newCard, touched, type Device } from '../support/kiosks.js';
import { anyone, lawyer, operator, Person, resident, type Tokens } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

describe('a session at a kiosk', () => {
  let service: TestService;
  let device: Device;

  beforeEach(async () => {
    service = await startService();
    device = await kiosk(service, await operator(service));
  });

  const refresh = (person: Person) =>
    anyone(service).post('/auth/sessions/refresh', { refreshToken: person.tokens!.refreshToken });

  it('is over after 90 s untouched: refused at that instant, its sockets closed by itself', async () => {
    const person = await device.signIn();
    const ear = await connect(service, { token: person.token });
    const gone = new Promise((resolve) => ear.socket.once('disconnect', resolve));
    await service.moveClock('89 seconds');
    await person.get('/me').expect(200);
    await service.moveClock('91 seconds');
    await Promise.all([
      person.get('/me').expect(401),
      person.put('/auth/sessions/current/activity').expect(401),
      refresh(person).expect(401),
      gone,
    ]);
    const { rows } = await service.db.query('SELECT end_reason FROM sessions WHERE account_id = $1', [
      person.id,
    ]);
    expect(rows).toEqual([{ end_reason: 'idle' }]);
  });

  it('refuses what is asked over its socket at that instant, before it is swept', async () => {
    const person = await device.signIn();
    const ear = await connect(service, { token: person.token });
    // Nobody sweeps: the row is locked by somebody else.
    const held = await service.db.connect();
    await held.query('BEGIN');
    await held.query('SELECT 1 FROM sessions WHERE account_id = $1 FOR UPDATE', [person.id]);
    await service.moveClock('91 seconds');
    expect(await ear.ask('sync', { orders: {} })).toMatchObject({ ok: false, error: { status: 401 } });
    await held.query('ROLLBACK');
    held.release();
  });

  it('lasts while somebody touches it, or changes something', async () => {
    const [person, advocate] = await Promise.all([device.signIn(), lawyer(service, 1)]);
    const { id } = await activeOrder(person, advocate);
    const ear = await connect(service, { token: person.token });
    const touches = [
      () => touched(person),
      () => person.say(id, '您好').expect(201),
      () => ear.ask('typing', { orderId: id }),
      () => ear.ask('message:send', { orderId: id, clientId: 'x', kind: 'text', body: '您好' }),
      () => person.patch('/me', { displayName: '张大娘' }).expect(200),
    ];
    for (const [n, touch] of touches.entries()) {
      await service.moveClock(`${(n + 1) * 60} seconds`);
      await touch();
    }
    await person.get('/me').expect(200);
  });

  it('is not kept alive by what a page does by itself', async () => {
    const [person, advocate] = await Promise.all([device.signIn(), lawyer(service, 1)]);
    const { id } = await activeOrder(person, advocate);
    await advocate.say(id, '您好').expect(201);
    const { idleAt } = await touched(person);
    const ear = await connect(service, { token: person.token });
    await service.moveClock('30 seconds');
    await person.get('/orders').expect(200);
    await person.get(`/orders/${id}/messages`).expect(200);
    await person.put(`/orders/${id}/messages/read`, { seq: 2 }).expect(200);
    await ear.ask('message:read', { orderId: id, seq: 2 });
    await ear.ask('presence:beat', { state: 'available' });
    await ear.ask('sync', { orders: {} });
    const { body } = await refresh(person).expect(200);
    expect((body as { kiosk: { idleAt: string } }).kiosk.idleAt).toBe(idleAt);
  });

  it('is over after 45 minutes, however busy: no token outlives it', async () => {
    let person = await device.signIn();
    const { endsAt } = await touched(person);
    const begun = Date.parse(endsAt) - 45 * 60_000;
    for (let minute = 1; minute < 45; minute++) {
      await service.moveClock(`${minute} minutes`);
      await touched(person);
      if (minute % 14 === 0) person = new Person(service, (await refresh(person).expect(200)).body as Tokens);
      expect(Date.parse(person.tokens!.expiresAt)).toBeLessThanOrEqual(Date.parse(endsAt));
    }
    expect(Math.abs(begun - Date.now())).toBeLessThan(60_000);
    await service.moveClock('45 minutes 1 second');
    await person.get('/me').expect(401);
    await refresh(person).expect(401);
    await expect
      .poll(async () => {
        const { rows } = await service.db.query('SELECT end_reason FROM sessions WHERE account_id = $1', [
          person.id,
        ]);
        return rows as object[];
      })
      .toEqual([{ end_reason: 'time_up' }]);
  });

  it('is over when its person leaves', async () => {
    const person = await device.signIn();
    await person.delete('/auth/sessions/current').expect(204);
    await person.get('/me').expect(401);
    await device.signIn(newCard());
  });

  it('tells nobody else how long it lasts', async () => {
    const home = await resident(service);
    await home.put('/auth/sessions/current/activity').expect(409);
    await home.put('/auth/sessions/current/helper', { helping: true }).expect(409);
    expect(home.tokens).not.toHaveProperty('kiosk');
  });
});
