import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, boardOf, completedOrder, waitingOrder } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Row {
  key: string;
  name: string;
  orders: number;
}

describe('what the bureau counts', () => {
  let service: TestService;
  let bureau: Person;
  let advocate: Person;
  let board: string;

  beforeAll(async () => {
    service = await startService();
    [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
    board = await boardOf(advocate);
    // Whatever the demo brought is older than what is counted here.
    await service.moveClock('60 days');
    [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    const people = await Promise.all(Array.from({ length: 5 }, () => resident(service)));
    const [first, second, third, fourth, fifth] = people as [Person, Person, Person, Person, Person];
    const done = await completedOrder(first, advocate);
    await first.put(`/orders/${done.id}/rating`, { level: 5, comment: '很满意的话' }).expect(200);
    const worse = await completedOrder(second, advocate);
    await second.put(`/orders/${worse.id}/rating`, { level: 1 }).expect(200);
    await activeOrder(third, advocate);
    // Handed on, and then not wanted any more.
    const moved = await activeOrder(fifth, advocate);
    await advocate
      .post(`/orders/${moved.id}/transfer`, { reason: '另有安排', statement: '工资拖欠两个月' })
      .expect(200);
    await fifth.post(`/orders/${moved.id}/cancel`).expect(200);
    const taken = await waitingOrder(fourth, advocate);
    await fourth.post(`/orders/${taken.id}/cancel`).expect(200);
  });

  const counted = async (by: string) =>
    ((await bureau.get(`/statistics?by=${by}`).expect(200)).body as { items: Row[] }).items;

  it('is the same orders by day, by board and by town', async () => {
    const sums = { orders: 5, completed: 2, cancelled: 2, rated: 2, satisfaction: 0.5 };
    const [day] = await counted('day');
    expect(day).toMatchObject(sums);
    expect(day!.key).toMatch(/^\d{4}-\d\d-\d\d$/);
    expect(await counted('board')).toMatchObject([{ key: board, ...sums }]);
    expect(await counted('town')).toMatchObject([{ key: '', name: '未知', ...sums }]);
  });

  it('is by lawyer what each took on', async () => {
    expect(await counted('lawyer')).toMatchObject([
      { key: advocate.id, orders: 4, completed: 2, cancelled: 1, rated: 2, satisfaction: 0.5 },
    ]);
  });

  it('is of the stretch that was asked for', async () => {
    const now = Date.now() + 60 * 86_400_000;
    const at = (hours: number) => new Date(now + hours * 3_600_000).toISOString();
    const { body } = await bureau.get(`/statistics?by=day&from=${at(-48)}&to=${at(-24)}`).expect(200);
    expect(body).toMatchObject({ from: at(-48), to: at(-24), by: 'day', items: [] });
    await bureau.get(`/statistics?by=day&from=${at(0)}&to=${at(-1)}`).expect(422);
    await bureau.get(`/statistics?by=day&from=${at(-24 * 500)}&to=${at(0)}`).expect(422);
    await bureau.get('/statistics?by=everything').expect(400);
    await bureau.get('/statistics').expect(400);
  });

  it('is a table for a spreadsheet as well, without a word of what was said', async () => {
    const answered = await bureau.get('/statistics?by=board').set('Accept', 'text/csv').expect(200);
    expect(answered.headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(answered.text.split('\r\n')[1]).toMatch(/,5,\d,2,2,[\d.]+,[\d.]*,2,0\.5$/);
    expect(answered.text).not.toContain('很满意的话');
  });

  it('is no lawyer’s and no resident’s to see', async () => {
    await advocate.get('/statistics?by=day').expect(403);
    await (await resident(service)).get('/statistics?by=day').expect(403);
  });
});

describe('the orders of the whole service', () => {
  it('are found by the step on which they wait, and by board', async () => {
    const service = await startService();
    const [bureau, advocate] = await Promise.all([operator(service), lawyer(service, 1)]);
    const board = await boardOf(advocate);
    const { id } = await waitingOrder(await resident(service), advocate);
    const found = async (query: string) =>
      ((await bureau.get(`/orders?${query}`).expect(200)).body as { items: { id: string }[] }).items.map(
        (order) => order.id,
      );
    expect(await found(`wave=chosen&board=${board}`)).toEqual([id]);
    expect(await found('wave=bureau')).toEqual([]);
    await bureau.get('/orders?wave=up').expect(400);
    await bureau.get('/orders?board=nowhere').expect(400);
  });
});
