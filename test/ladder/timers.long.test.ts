import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { dueIn, faultsOf, restOf } from '../support/invariants.js';
import { onDuty } from '../support/ladder.js';
import { keepResult, rounds } from '../support/long.js';
import { BOARD, World } from './model-world.js';

const ROUNDS = rounds({ short: 3, long: 20 });
/** Four batches of a timer. */
const ORDERS = 200;
const LIVE = 2;

/** What brings each step of the ladder to its end, one after the other, and what the story has then. */
const STEPS: { seconds: number; told: string; prepare?: (world: World) => Promise<unknown> }[] = [
  { seconds: 61, told: 'advanced pool > duty' },
  { seconds: 31, told: 'advanced duty > duty' },
  { seconds: 31, told: 'advanced duty > bureau' },
  { seconds: 2, told: 'offer_expired', prepare: offerToAll },
  { seconds: 190, told: 'promised' },
  { seconds: 310, told: 'advanced bureau > bureau' },
];

/** An offer of each order that ends before its step does, as to a lawyer who had a free place. */
function offerToAll({ service, lawyers }: World): Promise<unknown> {
  return service.db.query(
    `INSERT INTO offers (order_id, lawyer_id, wave, deadline_at)
     SELECT id, $1, 'pool', service_now() + interval '1 second' FROM orders`,
    [lawyers.at(-1)!.id],
  );
}

/** People and orders that have just been placed: two live lawyers of the pool, two on duty, and nobody answers. */
async function startBatch(world: World): Promise<void> {
  await world.begin();
  const [primary, standby, ...others] = world.lawyers;
  await onDuty(world.bureau, primary!, BOARD, 'primary');
  await onDuty(world.bureau, standby!, BOARD, 'standby');
  await Promise.all(others.slice(0, LIVE).map((one) => world.beat(one, 600)));
  const place = async () => {
    const body = { mode: 'online', board: BOARD, description: '有人吗' };
    return (await world.residents[0]!.post('/orders', body).expect(201)).body as Order;
  };
  const placed = await Promise.all(Array.from({ length: ORDERS }, place));
  expect(new Set(placed.map(({ wave }) => wave))).toEqual(new Set(['pool']));
}

/** The story of each order, with how many have it. Whether a step or its offers are found to be over first is chance. */
async function stories(world: World): Promise<Record<string, number>> {
  const { rows } = await world.service.db.query<{ story: string; n: number }>(
    `SELECT story, count(*)::int AS n FROM (
       SELECT string_agg(substr(type, 7) || coalesce(' ' || (data->>'fromWave') || ' > ' || (data->>'wave'), ''), ', ' ORDER BY seq) AS story
         FROM events WHERE subject_kind = 'order' AND (type <> 'order.offer_expired' OR data->>'wave' = 'bureau') GROUP BY subject_id) told GROUP BY 1`,
  );
  return Object.fromEntries(rows.map(({ story, n }) => [story, n]));
}

/** How often each lawyer was asked for one order; nobody twice. */
async function askedTwice(world: World): Promise<number> {
  const { rowCount } = await world.service.db.query(
    'SELECT FROM offers GROUP BY order_id, lawyer_id HAVING count(*) > 1',
  );
  return rowCount ?? 0;
}

it(
  `${ROUNDS} times one of two timers is killed amid its work: no step is skipped, none comes twice, no order stays behind`,
  { timeout: 60_000 + ROUNDS * 20_000 },
  async () => {
    const world = await World.make();
    let leftAtKills = 0;
    let steps = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const at = round % STEPS.length;
      if (at === 0) await startBatch(world);
      const { seconds, prepare } = STEPS[at]!;
      await prepare?.(world);
      await world.pass(seconds);
      const due = await dueIn(world.service.db);
      await expect.poll(() => dueIn(world.service.db), { interval: 5 }).toBeLessThan(due);
      await delay(randomInt(20)); // Not to wait for something: the kill is to come at a moment that nobody chose.
      leftAtKills += await dueIn(world.service.db);
      await world.killOne();
      await restOf(world.service.db);
      const story = ['placed', ...STEPS.slice(0, at + 1).map(({ told }) => told)].join(', ');
      expect(await stories(world), `round ${round}`).toEqual({ [story]: ORDERS });
      expect(await faultsOf(world.service.db)).toEqual([]);
      expect(await askedTwice(world)).toBe(0);
      steps += ORDERS;
    }
    expect(leftAtKills).toBeGreaterThan(0);
    await keepResult('timers', { rounds: ROUNDS, orders: ORDERS, steps, dueWhenKilled: leftAtKills });
  },
);
