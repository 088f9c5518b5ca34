import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Batches } from './batches.js';

/** Batches whose runs are over when the test says so. */
function heldBatches(limits = { restMs: 1, atMost: 100 }) {
  const runs: {
    items: readonly string[];
    finish: (answers?: (string | Error)[]) => void;
    fail: (why: Error) => void;
  }[] = [];
  const batches = new Batches<string, string, string>(
    limits,
    (items) =>
      new Promise((resolve, reject) => {
        const finish = (answers: (string | Error)[] = items.map((item) => `${item}!`)) => resolve(answers);
        runs.push({ items, finish, fail: reject });
      }),
  );
  return { runs, batches };
}

it('begins at once after a quiet time; what comes meanwhile goes together, of each key the latest', async () => {
  const { runs, batches } = heldBatches();
  const first = batches.add('a', 'a1');
  expect(runs.map(({ items }) => items)).toEqual([['a1']]);
  const others = [batches.add('a', 'a2'), batches.add('b', 'b1'), batches.add('a', 'a3')];
  runs[0]!.finish();
  expect(await first).toBe('a1!');
  await expect.poll(() => runs.length).toBe(2);
  expect(runs[1]!.items).toEqual(['a3', 'b1']);
  runs[1]!.finish();
  expect(await Promise.all(others)).toEqual(['a3!', 'b1!', 'a3!']);
});

it('a refusal is of the one that it is about, a failure of all; and it goes on', async () => {
  const { runs, batches } = heldBatches();
  const first = batches.add('a', 'a1');
  const others = [batches.add('b', 'b1'), batches.add('c', 'c1')];
  const settled = Promise.allSettled([first, ...others]);
  runs[0]!.fail(new Error('away'));
  await expect.poll(() => runs.length).toBe(2);
  runs[1]!.finish([new Error('refused'), 'c1!']);
  expect(await settled).toMatchObject([
    { reason: { message: 'away' } },
    { reason: { message: 'refused' } },
    { value: 'c1!' },
  ]);
  const last = batches.add('d', 'd1');
  await expect.poll(() => runs.length).toBe(3);
  runs[2]!.finish();
  expect(await last).toBe('d1!');
});

it('answers everybody once, and no run is larger than it may be', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 5 }),
      async (keys, atMost) => {
        const runs: (readonly number[])[] = [];
        const batches = new Batches<number, number, number>({ restMs: 0, atMost }, async (items) => {
          runs.push(items);
          return items;
        });
        expect(await Promise.all(keys.map((key) => batches.add(key, key)))).toEqual(keys);
        expect(Math.max(0, ...runs.map((items) => items.length))).toBeLessThanOrEqual(atMost);
        for (const items of runs) expect(new Set(items).size).toBe(items.length);
      },
    ),
    { numRuns: 50 },
  );
});
