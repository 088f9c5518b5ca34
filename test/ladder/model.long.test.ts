import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultsOf, restOf } from '../support/invariants.js';
import { keepResult, rounds } from '../support/long.js';
import { World } from './model-world.js';
import {
  anyDeed,
  doDeed,
  eventOf,
  fitting,
  isPossible,
  orderOf,
  tell,
  type Deed,
  type Done,
  type Known,
} from './model-deeds.js';

const RUNS = rounds({ short: 5, long: 200 });
const MOST_STEPS = 50;
/** Shrinking a failure replays it again and again; what it has come to by then is small enough to read. */
const SHRINK_FOR_MS = 120_000;
/** Seeds that failed once. They are played first, for ever. */
const SEEDS = new URL('seeds.json', import.meta.url);
const NOBODYS_ORDER = '00000000-0000-7000-8000-000000000000';

/** What is known of the orders, from the last moment of rest. */
interface Model {
  orders: Known[];
}

const counts = { steps: 0, succeeded: 0, refused: 0, atOnce: 0 };

/** One deed, or some at the same moment; then all must be well. */
class Happening implements fc.AsyncCommand<Model, World> {
  constructor(private readonly deeds: Deed[]) {}

  check({ orders }: Model): boolean {
    return this.deeds.every((deed) => isPossible(deed, orders));
  }

  async run(model: Model, world: World): Promise<void> {
    const before = model.orders;
    const answers = await Promise.all(this.deeds.map((deed) => doDeed(world, deed, before)));
    const done = this.deeds.map((deed, i) => ({ deed, answer: answers[i] }));
    await restOf(world.service.db);
    await expectAllWell(world, before, done);
    await learn(model, world, this.deeds);
    for (const deed of this.deeds)
      if (model.orders.length > 0) await expectSeen(world, orderOf(deed, model.orders));
    counts.steps++;
    counts.atOnce += done.length > 1 ? 1 : 0;
    counts.succeeded += answers.filter((answer) => answer && answer.status < 300).length;
    counts.refused += answers.filter((answer) => answer && answer.status >= 300).length;
  }

  toString(): string {
    return this.deeds.map((deed) => tell(deed)).join(' & ');
  }
}

type Doing = { deed: Deed; answer: Done | undefined };

/** The answers fit what was known, the rows are well, and each success is one event, what was refused is none. */
async function expectAllWell(world: World, before: Known[], done: Doing[]): Promise<void> {
  const told = done
    .map(({ deed, answer }) => `${tell(deed)}: ${answer?.status ?? ''} ${answer?.code ?? ''}`)
    .join(', ');
  expect(
    done.filter(({ answer }) => answer && answer.status >= 500),
    told,
  ).toEqual([]);
  // Of several at once, what fits depends on who was first.
  for (const { deed, answer } of done.length === 1 ? done : [])
    if (answer) expect(fitting(world, deed, before) ?? [answer.status], told).toContain(answer.status);
  const faults = await faultsOf(world.service.db);
  expect(faults, [told, ...faults].join(', ')).toEqual([]);
  const events: Record<string, number> = {};
  for (const { deed, answer } of done) {
    const event = eventOf(deed);
    if (event && answer && answer.status < 300) events[event] = (events[event] ?? 0) + 1;
  }
  const known = new Map(before.map(({ id, version }) => [id, version]));
  const { answered: _, promise_kept: __, ...changes } = await world.changesSince(known);
  expect(changes, told).toEqual(events);
}

async function learn(model: Model, world: World, deeds: Deed[]): Promise<void> {
  const known = new Map(model.orders.map((order) => [order.id, order.asker]));
  const rows = await world.rows();
  const asked = new Map<string, number>();
  for (const { id } of rows.filter((row) => !known.has(row.id)))
    for (const asker of deeds
      .filter(({ kind }) => kind === 'place')
      .map(({ by }) => by % world.residents.length))
      if (!asked.has(id) && (await world.residents[asker]!.get(`/orders/${id}`)).status === 200)
        asked.set(id, asker);
  model.orders = rows.map((row) => ({ ...row, asker: known.get(row.id) ?? asked.get(row.id)! }));
}

/** The order's people see it as it is; to whoever has nothing to do with it, it is as if there were none. */
async function expectSeen(world: World, order: Known): Promise<void> {
  const { body } = await world.residents[order.asker]!.get(`/orders/${order.id}`).expect(200);
  const lawyer = order.lawyerId === null ? null : { id: order.lawyerId };
  expect(body).toMatchObject({ status: order.status, version: expect.any(Number) });
  expect((body as { lawyer: { id: string } | null }).lawyer?.id ?? null).toBe(lawyer?.id ?? null);
  const stranger = world.residents[(order.asker + 1) % world.residents.length]!;
  const nothing = (await stranger.get(`/orders/${NOBODYS_ORDER}`).expect(404)).body as object;
  for (const path of ['', '/events', '/messages'])
    expect((await stranger.get(`/orders/${order.id}${path}`).expect(404)).body).toEqual(nothing);
  if (order.status === 'waiting') return;
  const others = world.lawyers.filter(({ id }) => id !== order.lawyerId);
  const seen = await Promise.all(others.map((other) => other.get(`/orders/${order.id}`)));
  expect(seen.map(({ status }) => status)).toEqual(others.map(() => 404));
}

const happenings = fc.commands(
  [
    fc.oneof(
      { weight: 4, arbitrary: anyDeed.map((deed) => new Happening([deed])) },
      {
        weight: 1,
        arbitrary: fc.array(anyDeed, { minLength: 2, maxLength: 4 }).map((deeds) => new Happening(deeds)),
      },
    ),
  ],
  { maxCommands: MOST_STEPS, size: 'max' },
);

async function expectLife(world: World, seed: number): Promise<void> {
  const property = fc.asyncProperty(happenings, (commands) =>
    fc.asyncModelRun(async () => {
      await world.begin();
      await Promise.all(world.lawyers.slice(1).map((one) => world.beat(one, 40)));
      return { model: { orders: [] }, real: world };
    }, commands),
  );
  await fc.assert(property, { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_FOR_MS });
}

const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}\n${messagesOf(error.cause)}` : '';

const failedBefore = () => JSON.parse(readFileSync(SEEDS, 'utf8')) as number[];

it(
  `${RUNS} lives of orders, as chance will have them: what must hold holds after every step`,
  { timeout: SHRINK_FOR_MS + RUNS * 20_000 },
  async () => {
    const world = await World.make();
    const first = randomInt(2 ** 30);
    const replayed = failedBefore();
    const seeds = [...replayed, ...Array.from({ length: RUNS }, (_, i) => first + i)];
    for (const seed of seeds)
      await expectLife(world, seed).catch((error: Error) => {
        if (!replayed.includes(seed)) writeFileSync(SEEDS, `${JSON.stringify([...replayed, seed])}\n`);
        throw new Error(`Seed ${seed}, kept in seeds.json: ${messagesOf(error)}`, { cause: error });
      });
    await keepResult('model', { runs: RUNS, replayed: replayed.length, firstSeed: first, ...counts });
  },
);
