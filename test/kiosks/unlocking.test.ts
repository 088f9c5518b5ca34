import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { kiosk, makeOlder, newCard, touched, type Card, type Device } from '../support/kiosks.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

let nextPhone = 10_000_090_000;

describe('opening what is older than today', () => {
  let service: TestService;
  let bureau: Person;
  let advocate: Person;
  let device: Device;

  beforeAll(async () => {
    service = await startService();
    [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
    device = await kiosk(service, bureau);
  });

  const codeFor = async (phone: string) => {
    await anyone(service).post('/auth/sms-codes', { phone }).expect(202);
    return service.smsCode(phone);
  };
  const link = async (person: Person, phone = String(nextPhone++)) =>
    person.post('/me/phone', { phone, code: await codeFor(phone) });
  const unlock = (person: Person, proof: object) => person.post('/auth/sessions/current/unlock', proof);

  /** Somebody who set a PIN on the first day, and comes again with an order of yesterday. */
  const comesAgain = async (pin = '283940'): Promise<{ card: Card; person: Person; older: Order }> => {
    const card = newCard();
    const first = await device.signIn(card);
    await first.put('/me/pin', { pin }).expect(204);
    const older = await activeOrder(first, advocate);
    await makeOlder(service, older.id);
    return { card, person: await device.signIn(card), older };
  };

  it('takes the PIN, and the socket hears of it all from then on', async () => {
    const { person, older } = await comesAgain();
    const ear = await connect(service, { token: person.token });
    expect((await touched(person)).unlocked).toBe(false);
    await person.get(`/orders/${older.id}`).expect(404);
    const { body } = await unlock(person, { pin: '283940' }).expect(200);
    expect(body).toMatchObject({ unlocked: true, ordersSince: null });
    await person.get(`/orders/${older.id}`).expect(200);
    await expect.poll(() => ear.of('session:changed')).toHaveLength(1);
    expect(await ear.ask('sync', { orders: { [older.id]: 0 } })).toMatchObject({ ok: true });
    await advocate.say(older.id, '还在吗').expect(201);
    await expect.poll(() => JSON.stringify(ear.of('message:new'))).toContain('还在吗');
    await unlock(person, { pin: '283940' }).expect(200);
  });

  it('lasts as long as the session', async () => {
    const { card, person, older } = await comesAgain();
    await unlock(person, { pin: '283940' }).expect(200);
    await (await device.signIn(card)).get(`/orders/${older.id}`).expect(404);
  });

  it('takes a code to the phone of the account, which nobody has to type', async () => {
    const card = newCard();
    const first = await device.signIn(card);
    const phone = String(nextPhone++);
    expect((await link(first, phone)).body).toMatchObject({ phone: `100****${phone.slice(-4)}` });
    const older = await activeOrder(first, advocate);
    await makeOlder(service, older.id);
    const person = await device.signIn(card);
    const { body } = await person.post('/auth/sessions/current/unlock-codes').expect(202);
    expect(body).toEqual({ phone: `100****${phone.slice(-4)}` });
    const code = await service.smsCode(phone);
    await unlock(person, { code, phone: '10000000001' }).expect(401);
    await unlock(person, { code, phone }).expect(200);
    await person.get(`/orders/${older.id}`).expect(200);
    // By the phone the same resident signs in at home.
    const home = await resident(service, phone);
    expect(home.id).toBe(person.id);
    await home.get(`/orders/${older.id}`).expect(200);
    await unlock(home, { code }).expect(409);
  });

  it('is not done by a code for another phone, a wrong PIN, or nothing', async () => {
    const { person, older } = await comesAgain();
    const mine = String(nextPhone++);
    await unlock(person, { code: await codeFor(mine) }).expect(409);
    await unlock(person, { pin: '000001' }).expect(401);
    await unlock(person, {}).expect(400);
    await unlock(await device.signIn(), { pin: '283940' }).expect(409);
    await (await device.signIn(newCard())).get(`/orders/${older.id}`).expect(404);
  });

  it('is shut for a day after five wrong PINs, however many come at once', async () => {
    const { person, older } = await comesAgain();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => unlock(person, { pin: String(100_000 + n) })),
    );
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(5);
    const shut = answers.find(({ status }) => status === 429)!;
    expect(shut.body).toMatchObject({ code: 'PIN_LOCKED' });
    expect(Number(shut.headers['retry-after'])).toBeGreaterThan(0);
    await unlock(person, { pin: '283940' }).expect(429);
    await person.get(`/orders/${older.id}`).expect(404);
  });

  it('opens again the day after', async () => {
    const { card, person } = await comesAgain();
    for (let n = 0; n < 5; n++) await unlock(person, { pin: '111222' }).expect(401);
    await service.db.query(
      `UPDATE accounts SET pin_tried_at = pin_tried_at - interval '1 day' WHERE id = $1`,
      [person.id],
    );
    await unlock(await device.signIn(card), { pin: '283940' }).expect(200);
  });

  it('forgets wrong PINs after a right one', async () => {
    const { person } = await comesAgain();
    for (let round = 0; round < 3; round++) {
      for (let n = 0; n < 4; n++) await unlock(person, { pin: '111222' }).expect(401);
      await unlock(person, { pin: '283940' }).expect(200);
    }
  });

  it.each(['123456', '000000'])('takes no PIN as easy as %s', async (pin) => {
    const { body } = await (await device.signIn()).put('/me/pin', { pin }).expect(422);
    expect(body).toMatchObject({ code: 'PIN_TOO_EASY' });
  });

  it('takes no PIN that stands on the card', async () => {
    const card = newCard();
    const person = await device.signIn(card);
    await person.put('/me/pin', { pin: card.number.slice(8, 14) }).expect(422);
    await person.put('/me/pin', { pin: card.number.slice(11, 17) }).expect(422);
  });

  it('a found card cannot change the PIN or the phone', async () => {
    const { person } = await comesAgain();
    const { body } = await person.put('/me/pin', { pin: '998877' }).expect(403);
    expect(body).toMatchObject({ code: 'UNLOCK_FIRST' });
    expect((await link(person)).status).toBe(403);
    await unlock(person, { pin: '283940' }).expect(200);
    await person.put('/me/pin', { pin: '998877' }).expect(204);
    expect((await link(person)).status).toBe(200);
  });

  it('what a found card adds opens nothing that was there before, at the kiosk or at home', async () => {
    const card = newCard();
    const older = await activeOrder(await device.signIn(card), advocate);
    await makeOlder(service, older.id);
    const finder = await device.signIn(card);
    const phone = String(nextPhone++);
    expect((await link(finder, phone)).status).toBe(200);
    await finder.post('/auth/sessions/current/unlock-codes').expect(202);
    await unlock(finder, { code: await service.smsCode(phone) }).expect(200);
    await finder.get(`/orders/${older.id}`).expect(404);
    const home = await resident(service, phone);
    await home.get(`/orders/${older.id}`).expect(404);
    expect((await home.get('/orders').expect(200)).body).toEqual({ items: [], nextCursor: null });
    const ear = await connect(service, { token: home.token });
    await advocate.say(older.id, '还在吗').expect(201);
    const order = await activeOrder(home, advocate);
    await expect.poll(() => ear.of('order:changed').map(({ orderId }) => orderId)).toContain(order.id);
    expect(JSON.stringify(ear.heard)).not.toContain(older.id);
  });

  it('a phone of another account is not taken over, nor a second one taken', async () => {
    const phone = String(nextPhone++);
    const other = await resident(service, phone);
    const person = await device.signIn();
    const taken = await link(person, phone);
    expect([taken.status, (taken.body as { code: string }).code]).toEqual([409, 'PHONE_TAKEN']);
    expect((await other.get('/me').expect(200)).body).toMatchObject({ id: other.id });
    const again = await link(other, String(nextPhone++));
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'PHONE_KNOWN']);
    await person.post('/me/phone', { phone: String(nextPhone++), code: '123456' }).expect(401);
  });

  it('a resident without a card has no PIN', async () => {
    await (await resident(service)).put('/me/pin', { pin: '283940' }).expect(422);
  });
});
