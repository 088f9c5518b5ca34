import { expect, it } from 'vitest';
import { HOUR_MS, hoursOf } from './cover-hours.ts';

const from = Date.parse('2026-12-01T00:00:00Z');
const at = (hours: number) => new Date(from + hours * HOUR_MS).toISOString();
const gap = (begins: number, ends: number, have = 0) =>
  ({ from: at(begins), to: at(ends), have, reason: 'never_filled' }) as const;
const shown = (required: number, ...gaps: ReturnType<typeof gap>[]) =>
  hoursOf({ required, gaps }, { from, hours: 6 }).map(({ isGap, have }) => (isGap ? have : '-'));

it('is as good as its worst moment', () => {
  expect(shown(1)).toEqual(['-', '-', '-', '-', '-', '-']);
  expect(shown(1, gap(1, 2))).toEqual(['-', 0, '-', '-', '-', '-']);
  expect(shown(1, gap(1.5, 2.25))).toEqual(['-', 0, 0, '-', '-', '-']);
  expect(shown(2, gap(1, 2, 1), gap(1.9, 3, 0))).toEqual(['-', 0, 0, '-', '-', '-']);
});

it('knows of gaps that began before and end after', () => {
  expect(shown(1, gap(-5, 1), gap(5.5, 50))).toEqual([0, '-', '-', '-', '-', 0]);
});
