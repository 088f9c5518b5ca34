import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, waitingOrder, type Order } from '../support/given.js';
import { lawyersOf } from '../support/ladder.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

describe('the bureau’s list of orders', () => {
  let service: TestService;
  let bureau: Person;
  let silent: Order;
  let answered: Order;
  let handedOn: Order;
  let waiting: Order;

  beforeAll(async () => {
    service = await startService();
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    bureau = await operator(service);
    await advocate.patch('/me/lawyer', { capacity: 20 }).expect(200);
    [silent, answered, handedOn] = [
      await activeOrder(asker, advocate),
      await activeOrder(asker, advocate),
      await activeOrder(asker, advocate),
    ];
    waiting = await waitingOrder(asker, advocate);
    await advocate.say(answered.id, '您好').expect(201);
    // The next lawyer has not said a word, whatever the one before did.
    await advocate.say(handedOn.id, '您好').expect(201);
    const [next] = await lawyersOf(service, bureau, silent.board, ['next1']);
    const transfer = { lawyerId: next!.id, reason: '另有安排', statement: '工资拖欠两个月' };
    await advocate.post(`/orders/${handedOn.id}/transfer`, transfer).expect(200);
    await next!.post(`/orders/${handedOn.id}/accept`).expect(200);
  });

  async function listed(query: string): Promise<string[]> {
    const { body } = await bureau.get(`/orders?${query}`).expect(200);
    return (body as { items: Order[] }).items.map(({ id }) => id);
  }

  it('has those in which the lawyer has not answered, the oldest first where it is asked so', async () => {
    const mine = (ids: string[]) =>
      ids.filter((id) => [silent, answered, handedOn, waiting].some((order) => order.id === id));
    expect(mine(await listed('answered=false&first=oldest&limit=100'))).toEqual([silent.id, handedOn.id]);
    expect(mine(await listed('answered=false&limit=100'))).toEqual([handedOn.id, silent.id]);
    await bureau.get('/orders?answered=true').expect(400);
    await bureau.get('/orders?first=best').expect(400);
  });

  it('goes on where it ended in either direction, and leaves nothing out', async () => {
    for (const first of ['newest', 'oldest']) {
      const whole = await listed(`first=${first}&limit=100`);
      const paged: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const more: string = cursor && `&cursor=${cursor}`;
        const { body } = await bureau.get(`/orders?first=${first}&limit=2${more}`).expect(200);
        const page = body as { items: Order[]; nextCursor: string | null };
        paged.push(...page.items.map(({ id }) => id));
        cursor = page.nextCursor;
      }
      expect(paged).toEqual(whole);
    }
  });
});
