import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, boardOf, completedOrder, waitingOrder, type Order } from '../support/given.js';
import { anyone, lawyer, operator, resident, staff, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';

interface Card {
  id: string;
  name: string;
  firm: string;
  boards: string[];
  licenceStatus: string;
  rating: { mean: number; count: number };
}
interface CardPage {
  items: Card[];
  nextCursor: string | null;
}

describe('lawyers', () => {
  let service: TestService;
  let bureau: Person;
  let asker: Person;

  beforeAll(async () => {
    service = await startService();
    [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  });

  const list = async (query: string) =>
    (await anyone(service).get(`/lawyers?${query}`).expect(200)).body as CardPage;
  const newLawyer = (username: string) => ({
    username,
    password: 'a long password',
    name: '丁一',
    firm: '山东试用律师事务所',
    licenceNumber: `199${username}`.replaceAll(/[^0-9a-z]/g, ''),
    boards: ['labor', 'debt'],
    towns: ['苇汀镇'],
    dialects: ['普通话'],
    capacity: 2,
  });

  it('fill the twelve boards, at least 17 each', async () => {
    const { body } = await anyone(service).get('/boards').expect(200);
    const { items } = body as { items: { slug: string; lawyers: number }[] };
    expect(items).toHaveLength(12);
    expect(items.every((board) => board.lawyers >= 17)).toBe(true);
  });

  it('are listed page by page, each once, and filtered', async () => {
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: CardPage = await list(`board=family&limit=7${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    const whole = await list('board=family&limit=100');
    expect(seen).toEqual(whole.items.map(({ id }) => id));
    expect(whole.items.every(({ boards }) => boards.includes('family'))).toBe(true);
    const [first] = whole.items;
    expect((await list(`q=${encodeURIComponent(first!.name)}`)).items.map(({ id }) => id)).toContain(
      first!.id,
    );
    expect((await list('q=%25')).items).toEqual([]);
    expect((await list(`town=${encodeURIComponent('苇汀镇')}&limit=100`)).items.length).toBeGreaterThan(0);
    expect((await list('live=true')).items).toEqual([]);
  });

  it('are created by an operator, once for a key, and sign in at once', async () => {
    const body = newLawyer('dingyi');
    const create = () => bureau.post('/lawyers', body).set('Idempotency-Key', 'make-dingyi').expect(201);
    const [first, again] = await Promise.all([create(), create()]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({
      name: '丁一',
      boards: ['labor', 'debt'],
      licenceStatus: 'valid',
      load: 0,
      capacity: 2,
    });
    const dingyi = await staff(service, 'dingyi', 'a long password');
    expect(dingyi.id).toBe((first.body as Card).id);
    const taken = await bureau.post('/lawyers', body).expect(409);
    expect(taken.body).toMatchObject({ code: 'USERNAME_TAKEN' });
    const licence = await bureau.post('/lawyers', { ...body, username: 'dinger' }).expect(409);
    expect(licence.body).toMatchObject({ code: 'LICENCE_NUMBER_TAKEN' });
    await bureau
      .post('/lawyers', { ...body, capacity: 3 })
      .set('Idempotency-Key', 'make-dingyi')
      .expect(422);
  });

  it('change what is theirs, and nothing else', async () => {
    const person = await lawyer(service, 30);
    const { body } = await person
      .patch('/me/lawyer', { introduction: '先听您说。', dialects: ['普通话'] })
      .expect(200);
    expect(body).toMatchObject({ introduction: '先听您说。', dialects: ['普通话'] });
    await person.patch('/me/lawyer', { licenceStatus: 'valid' }).expect(400);
    await person.put('/me/lawyer/availability', { state: 'away' }).expect(200);
    expect((await person.get('/me/lawyer')).body).toMatchObject({ availability: 'away', live: false });
  });

  it('that are suspended are out at once: no list, no accept, and their offers are taken back', async () => {
    const person = await lawyer(service, 31);
    const ear = await connect(service, { token: person.token });
    const order = await waitingOrder(asker, person);
    await bureau.patch(`/lawyers/${person.id}`, { licenceStatus: 'suspended' }).expect(200);
    const refused = await person.post(`/orders/${order.id}/accept`);
    expect(refused.status).toBe(409);
    await expect.poll(() => ear.socket.connected, { timeout: 1000 }).toBe(false);
    const offers = async () =>
      ((await person.get('/me/offers').expect(200)).body as { items: object[] }).items;
    expect(await offers()).toEqual([]);
    const seen = async () => (await asker.get(`/orders/${order.id}`).expect(200)).body as Order;
    await expect.poll(seen, { timeout: 3000 }).toMatchObject({ status: 'waiting', wave: 'bureau' });
    const board = await boardOf(person);
    expect((await list(`board=${board}&limit=100`)).items.map(({ id }) => id)).not.toContain(person.id);
    expect((await anyone(service).get(`/lawyers/${person.id}`).expect(200)).body).toMatchObject({
      licenceStatus: 'suspended',
    });
    await asker.post('/orders', { mode: 'online', board, description: 'x', lawyerId: person.id }).expect(422);
  });

  it('that are suspended in the middle of a consultation are taken off it', async () => {
    const person = await lawyer(service, 38);
    const order = await activeOrder(asker, person);
    await person.say(order.id, '您好').expect(201);
    await bureau.patch(`/lawyers/${person.id}`, { licenceStatus: 'suspended' }).expect(200);
    const see = async () => (await asker.get(`/orders/${order.id}`).expect(200)).body as Order;
    await expect.poll(async () => (await see()).status, { timeout: 3000 }).toBe('waiting');
    expect(await see()).toMatchObject({ lawyer: null, segments: [{ endReason: 'licence' }] });
    await person.say(order.id, '还在吗').expect(404);
    await person.get(`/orders/${order.id}/messages`).expect(404);
  });

  it('go by the name on the licence, which only the bureau changes', async () => {
    const person = await lawyer(service, 39);
    const { body } = await person.patch('/me', { displayName: '金牌专家' }).expect(422);
    expect(body).toMatchObject({ code: 'NAME_ON_LICENCE' });
    await bureau.patch(`/lawyers/${person.id}`, { name: '金某' }).expect(200);
    expect((await person.get('/me')).body).toMatchObject({ displayName: '金某' });
  });

  it('whose licence ran out yesterday are out as well, by Beijing’s calendar', async () => {
    const person = await lawyer(service, 32);
    const day = async (sql: string) =>
      (await service.db.query<{ day: string }>(`SELECT (${sql})::text AS day`)).rows[0]!.day;
    const today = `(service_now() AT TIME ZONE 'Asia/Shanghai')::date`;
    const set = (licenceValidUntil: string | null) =>
      bureau.patch(`/lawyers/${person.id}`, { licenceValidUntil }).expect(200);
    expect((await set(await day(today))).body).toMatchObject({ licenceStatus: 'valid' });
    expect((await set(await day(`${today} - 1`))).body).toMatchObject({ licenceStatus: 'expired' });
    expect((await set(null)).body).toMatchObject({ licenceStatus: 'valid' });
  });

  it('taken off a board are not asked for it', async () => {
    const person = await lawyer(service, 33);
    const { boards } = (await person.get('/me/lawyer')).body as Card;
    const order = await waitingOrder(asker, person);
    const kept = boards.filter((board) => board !== order.board);
    await bureau.patch(`/lawyers/${person.id}`, { boards: kept }).expect(200);
    expect((await person.post(`/orders/${order.id}/accept`)).status).toBe(409);
    const { body } = await asker
      .post('/orders', { mode: 'online', board: order.board, description: 'x', lawyerId: person.id })
      .expect(422);
    expect(body).toMatchObject({ code: 'LAWYER_NOT_OF_BOARD' });
  });

  it('cannot lower their places below what they serve', async () => {
    const person = await lawyer(service, 34);
    for (let i = 0; i < 2; i++)
      await person.post(`/orders/${(await waitingOrder(asker, person)).id}/accept`).expect(200);
    const { body } = await person.patch('/me/lawyer', { capacity: 1 }).expect(422);
    expect(body).toMatchObject({ code: 'CAPACITY_BELOW_LOAD' });
  });

  it('show their ratings in groups of five, so that nobody can tell one from a change', async () => {
    const person = await lawyer(service, 35);
    const rating = async () => ((await anyone(service).get(`/lawyers/${person.id}`)).body as Card).rating;
    const rated: { mean: number; count: number }[] = [await rating()];
    for (let i = 0; i < 6; i++) {
      const { id } = await completedOrder(asker, person);
      await asker.put(`/orders/${id}/rating`, { level: 5 }).expect(200);
      rated.push(await rating());
    }
    expect(rated.map(({ count }) => count)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    // Before the fifth the mean is the prior, that of all ratings; with the fifth they count.
    expect(rated[5]!.mean).toBeGreaterThanOrEqual(rated[0]!.mean);
    expect(rated[6]!.mean).toBe(rated[5]!.mean);
  });

  it('who act for the other side are not asked, and it looks as if they were away', async () => {
    const [plaintiff, rival] = await Promise.all([resident(service), resident(service)]);
    const person = await lawyer(service, 36);
    await rival.patch('/me', { displayName: '周 某某' }).expect(200);
    const theirs = await waitingOrder(rival, person);
    await person.post(`/orders/${theirs.id}/accept`).expect(200);
    const away = await lawyer(service, 37);
    await away.put('/me/lawyer/availability', { state: 'away' }).expect(200);
    const place = async (picked: Person) => {
      const board = await boardOf(picked);
      const { body } = await plaintiff
        .post('/orders', {
          mode: 'online',
          board,
          description: 'x',
          lawyerId: picked.id,
          opposingParties: ['周某某'],
        })
        .expect(201);
      return body as Order;
    };
    const [conflicted, absent] = [await place(person), await place(away)];
    expect((await person.get('/me/offers').expect(200)).body).toMatchObject({ items: [] });
    const plain = ({
      id: _id,
      board: _board,
      createdAt: _createdAt,
      deadlineAt: _deadlineAt,
      position: _position,
      estimateSeconds: _estimateSeconds,
      // Whom the resident picked, as they themselves said it.
      chosenLawyer: _chosenLawyer,
      ...rest
    }: Order) => rest;
    expect(plain(conflicted)).toEqual(plain(absent));
    const dispatched = await bureau
      .post(`/orders/${conflicted.id}/dispatch`, { lawyerId: person.id, reason: 'x' })
      .expect(422);
    expect(dispatched.body).toMatchObject({ code: 'LAWYER_NOT_AVAILABLE' });
  });
});
