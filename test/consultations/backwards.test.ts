import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, waitingOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Page {
  items: { seq: number; body?: string }[];
  lastSeq: number;
}

describe('a long conversation', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
    for (let n = 0; n < 9; n++) await asker.say(orderId, `第 ${n} 句`).expect(201);
  });

  async function page(query: string): Promise<Page> {
    return (await asker.get(`/orders/${orderId}/messages?${query}`).expect(200)).body as Page;
  }

  it('is opened at its end and read backwards, each entry once', async () => {
    const { items, lastSeq } = await page('before=2147483647&limit=4');
    expect(lastSeq).toBe(10);
    const seen = items.map(({ seq }) => seq);
    expect(seen).toEqual([7, 8, 9, 10]);
    while (seen[0]! > 1)
      seen.unshift(...(await page(`before=${seen[0]}&limit=4`)).items.map(({ seq }) => seq));
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('has nothing before its beginning', async () => {
    expect((await page('before=1')).items).toEqual([]);
  });

  it('is cut by both ends when both are given', async () => {
    expect((await page('after=3&before=6')).items.map(({ seq }) => seq)).toEqual([4, 5]);
  });

  it('is refused a place that is none', async () => {
    for (const before of ['0', '-1', 'x', '2147483648'])
      await asker.get(`/orders/${orderId}/messages?before=${before}`).expect(400);
  });
});

it('whom a resident picked is shown to the resident, and to no lawyer', async () => {
  const service = await startService();
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
  const { id } = await waitingOrder(asker, advocate);
  const { body } = await asker.get(`/orders/${id}`).expect(200);
  expect(body).toMatchObject({ chosenLawyer: { id: advocate.id } });
  expect((await advocate.get(`/orders/${id}`).expect(200)).body).not.toHaveProperty('chosenLawyer');
});
