import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Fate } from '../support/fates.js';
import { GOOD, type Habit } from '../support/good-client.js';
import { keepResult, rounds } from '../support/long.js';
import { mutantOf } from '../support/mutant.js';
import { faultsOf } from './fault-findings.js';
import { anyPlan, type Plan } from './fault-plan.js';
import { FaultRound, type Device } from './fault-round.js';
import { FaultWorld } from './fault-world.js';

const ROUNDS = rounds({ short: 5, long: 200 });
/** Shrinking a failure replays it again and again; what it has come to by then is small enough to read. */
const SHRINK_FOR_MS = 120_000;
/** Seeds that failed once. They are played first, for ever. */
const SEEDS = new URL('fault-seeds.json', import.meta.url);
/** A control fails within so many rounds, which are always the same. */
const CONTROL_ROUNDS = 5;
const CONTROL_SEED = 1;

const counts = { said: 0, answers: 0, met: {} as Partial<Record<Fate, number>> };

async function play(world: FaultWorld, plan: Plan, habits?: readonly Habit[]): Promise<string[]> {
  const round = await FaultRound.play(world, plan, habits);
  try {
    return await faultsOf(round);
  } finally {
    await round.end();
    round.devices.forEach(count);
  }
}

function count({ client, line }: Device): void {
  counts.said += client.said.size;
  for (const { answers } of client.said.values()) counts.answers += answers.length;
  for (const [fate, n] of Object.entries(line.met) as [Fate, number][])
    counts.met[fate] = (counts.met[fate] ?? 0) + n;
}

async function expectOneList(world: FaultWorld, seed: number): Promise<void> {
  const property = fc.asyncProperty(anyPlan, async (plan) => {
    const faults = await play(world, plan);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  });
  await fc.assert(property, { seed, numRuns: 1, interruptAfterTimeLimit: SHRINK_FOR_MS });
}

/** The faults of the first round that has any. */
async function firstFaults(world: FaultWorld, habits?: readonly Habit[]): Promise<string> {
  for (const plan of fc.sample(anyPlan, { numRuns: CONTROL_ROUNDS, seed: CONTROL_SEED })) {
    const faults = await play(world, plan, habits);
    if (faults.length > 0) return faults.join('\n');
  }
  return '';
}

const messagesOf = (error: unknown): string =>
  error instanceof Error ? `${error.message}\n${messagesOf(error.cause)}` : '';

const failedBefore = () => JSON.parse(readFileSync(SEEDS, 'utf8')) as number[];

describe('over bad lines, between nodes that are killed,', () => {
  let world: FaultWorld;

  beforeAll(async () => {
    world = await FaultWorld.make();
  });

  it(
    `${ROUNDS} conversations end with one list for all, and every acknowledgement stands`,
    { timeout: SHRINK_FOR_MS + ROUNDS * 20_000 },
    async () => {
      const first = randomInt(2 ** 30);
      const replayed = failedBefore();
      for (const seed of [...replayed, ...Array.from({ length: ROUNDS }, (_, i) => first + i)])
        await expectOneList(world, seed).catch((error: Error) => {
          if (!replayed.includes(seed)) writeFileSync(SEEDS, `${JSON.stringify([...replayed, seed])}\n`);
          throw new Error(`Seed ${seed}, kept in fault-seeds.json: ${messagesOf(error)}`, { cause: error });
        });
      // Bad lines that nothing befell would show nothing.
      expect(Object.keys(counts.met)).toHaveLength(6);
      const { kills } = world;
      await keepResult('faults', {
        rounds: ROUNDS,
        replayed: replayed.length,
        firstSeed: first,
        kills,
        ...counts,
      });
    },
  );

  it.each<[string, Habit, RegExp]>([
    ['repeats nothing', 'repeats', /was never acknowledged/],
    ['takes a new id for each repeat', 'keeps its id', /were said, and \d+ are there/],
    ['neither fills holes nor syncs', 'looks again', /the list of \w+ is/],
  ])('control: not so for a client that %s', { timeout: 120_000 }, async (_, habit, fault) => {
    const others = GOOD.filter((one) => one !== habit);
    expect(await firstFaults(world, others)).toMatch(fault);
  });
});

it('control: nor with a server that does not know what it took before', { timeout: 120_000 }, async () => {
  const main = await mutantOf([
    {
      file: 'consultations/send-message.contract.js',
      from: 'return { clientId,',
      to: 'return { clientId: clientId + Math.random(),',
    },
  ]);
  expect(await firstFaults(await FaultWorld.make(main))).toMatch(/was put at \[\d+ at .*, \d+ at/);
});
