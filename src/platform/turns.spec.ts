import { expect, it } from 'vitest';
import { Turns } from './turns.js';

it('lets so many at a time, the others in their order, and sends away who is too many', async () => {
  const turns = new Turns(2, 2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const take = (n: number) =>
    turns.take(async () => {
      begun.push(n);
      await new Promise<void>((end) => ends.push(end));
    });
  const taken = [1, 2, 3, 4].map(take);
  await expect(take(5)).rejects.toMatchObject({ status: 503 });
  expect(begun).toEqual([1, 2]);
  for (let i = 0; i < 4; i++) {
    await expect.poll(() => ends.length).toBeGreaterThan(i);
    ends[i]!();
  }
  await Promise.all(taken);
  expect(begun).toEqual([1, 2, 3, 4]);
});

it('gives the turn on when the work fails', async () => {
  const turns = new Turns(1, 1);
  const failing = turns.take(() => Promise.reject(new Error('broken')));
  const next = turns.take(() => Promise.resolve('done'));
  await expect(failing).rejects.toThrow('broken');
  await expect(next).resolves.toBe('done');
});
