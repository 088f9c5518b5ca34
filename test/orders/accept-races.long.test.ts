import { beforeAll, describe, expect, it } from 'vitest';
import { boardOf, waitingOrder, type Order } from '../support/given.js';
import { rounds } from '../support/long.js';
import { mutantOf } from '../support/mutant.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { EACH_TO_A_NODE, raceAccepts, toldOf } from './accept-race.js';

const ROUNDS = rounds({ short: 30, long: 100 });
const RACERS = 50;

describe.each([
  { where: 'at one node', mutations: [] },
  { where: 'each at a node of its own', mutations: [EACH_TO_A_NODE] },
])('many accepts of one order at once, $where,', ({ mutations }) => {
  let service: TestService;
  let asker: Person;
  let chosen: Person;
  let strangers: Person[];

  beforeAll(async () => {
    service = await startService({}, { main: mutations.length > 0 ? await mutantOf(mutations) : undefined });
    asker = await resident(service);
    [chosen, ...strangers] = (await Promise.all([1, 2, 3, 4, 5].map((n) => lawyer(service, n)))) as [
      Person,
      ...Person[],
    ];
  });

  it(`have one winner, ${ROUNDS} times over`, { timeout: 240_000 }, async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const order = await waitingOrder(asker, chosen);
      const racers = Array.from({ length: RACERS }, (_, i) =>
        i % 5 === 4 ? strangers[i % strangers.length]! : chosen,
      );
      const answers = await raceAccepts(racers, order.id);
      expect(
        answers.filter(({ status }) => status === 200),
        `round ${round}`,
      ).toHaveLength(1);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(39);
      expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
      const late = answers.find(({ status }) => status === 409)!;
      expect(late.body).toMatchObject({
        code: 'ALREADY_TAKEN',
        by: { id: chosen.id },
        at: expect.any(String),
      });
      await asker.post(`/orders/${order.id}/complete`).expect(200);
    }
    const { rows } = await service.db.query<{ segments: string; load: number }>(
      `SELECT (SELECT count(*) FROM segments) AS segments, (SELECT load FROM lawyers WHERE id = $1) AS load`,
      [chosen.id],
    );
    expect(rows[0]).toEqual({ segments: String(ROUNDS), load: 0 });
  });

  it('give one lawyer no more orders than there are places', async () => {
    const board = await boardOf(chosen);
    const { body } = await chosen.patch('/me/lawyer', { capacity: 3 }).expect(200);
    expect(body).toMatchObject({ capacity: 3, load: 0 });
    const orders: Order[] = [];
    for (let i = 0; i < 12; i++) {
      const placed = await asker
        .post('/orders', { mode: 'online', board, description: `第 ${i} 件`, lawyerId: chosen.id })
        .expect(201);
      orders.push(placed.body as Order);
    }
    const answers = await Promise.all(orders.map((order) => chosen.post(`/orders/${order.id}/accept`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map((answer) => toldOf(answer))).toEqual(Array(9).fill('409 CAPACITY_REACHED'));
  });
});
