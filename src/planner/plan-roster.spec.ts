import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  option,
  property,
  record,
  subarray,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkRules,
  checkUncovered,
  leastMissing,
  missingMs,
  TICK_MS,
  TIERS,
} from '../../test/support/roster-rules.js';
import { planRoster } from './plan-roster.js';
import type { PlanInput, Stretch } from './planning.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const START = Date.parse('2026-12-04T00:00:00+08:00');
const BOARDS = ['criminal', 'debt', 'family', 'land'];
const LAWYERS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

const stretch = (ticks: number, longest: number) =>
  record({ at: integer({ min: -24, max: ticks }), length: integer({ min: 1, max: longest }) }).map(
    ({ at, length }): Stretch => ({ from: START + at * TICK_MS, to: START + (at + length) * TICK_MS }),
  );
const TICKS = 160;
const times = (most: number, longest: number) => array(stretch(TICKS, longest), { maxLength: most });

const world = record({
  from: integer({ min: 0, max: 30 }).map((at) => START + at * TICK_MS),
  length: integer({ min: 1, max: 150 }),
  cuts: constantFrom<string[]>(
    ['08:00', '20:00'],
    ['00:00', '08:00', '16:00'],
    ['07:30', '19:30'],
    ['00:00', '06:00', '12:00', '18:00'],
  ),
  standby: boolean(),
  boardsPerShift: integer({ min: 1, max: 3 }),
  seed: integer({ min: 0, max: 1000 }),
  boards: subarray(BOARDS, { minLength: 1 }).chain((boards) =>
    array(record({ primaries: integer({ min: 1, max: 2 }), closed: times(2, 30) }), {
      minLength: boards.length,
      maxLength: boards.length,
    }).map((more) => boards.map((board, i) => ({ board, ...more[i]! }))),
  ),
  lawyers: subarray(LAWYERS).chain((ids) =>
    array(
      record({
        boards: subarray(BOARDS, { minLength: 1 }),
        unavailable: times(2, 40),
        ends: option(integer({ min: 1, max: 4 }), { nil: undefined, freq: 4 }),
      }),
      { minLength: ids.length, maxLength: ids.length },
    ).map((more) =>
      ids.map((id, i) => {
        const { ends, ...rest } = more[i]!;
        return { id, ...rest, ...(ends !== undefined && { licenceEnds: START + ends * DAY_MS }) };
      }),
    ),
  ),
  shifts: array(
    record({
      time: stretch(TICKS, 24),
      lawyerId: constantFrom(...LAWYERS, 'retired'),
      boards: subarray(BOARDS, { minLength: 1 }),
      tier: constantFrom(...TIERS),
    }).map(({ time, ...shift }) => ({ ...shift, ...time })),
    { maxLength: 4 },
  ),
  wishes: array(
    record({
      time: stretch(TICKS, 48),
      lawyerId: constantFrom(...LAWYERS),
      kind: constantFrom('avoid' as const, 'prefer' as const),
    }).map(({ time, ...wish }) => ({ ...wish, ...time })),
    { maxLength: 5 },
  ),
  days: array(
    record({
      day: constantFrom('2026-12-04', '2026-12-05'),
      kind: constantFrom('holiday' as const, 'workday' as const),
    }),
    { maxLength: 1 },
  ),
}).map(({ length, ...rest }): PlanInput => ({
  ...rest,
  to: rest.from + length * TICK_MS,
  zone: 'Asia/Shanghai',
}));

/** So small that everything can be tried. */
const tinyWorld = record({
  thirds: boolean(),
  slots: integer({ min: 1, max: 4 }),
  boards: integer({ min: 1, max: 2 }),
  lawyers: array(
    record({ boards: subarray(BOARDS.slice(0, 2), { minLength: 1 }), unavailable: times(1, 30) }),
    { maxLength: 3 },
  ),
  standby: boolean(),
}).map(({ thirds, slots, boards, lawyers, standby }) => {
  const hours = thirds ? 8 : 12;
  const all = Array.from({ length: slots }, (_, i) => ({
    from: START + i * hours * HOUR_MS,
    to: START + (i + 1) * hours * HOUR_MS,
  }));
  const input: PlanInput = {
    from: START,
    to: all.at(-1)!.to,
    zone: 'Asia/Shanghai',
    cuts: thirds ? ['00:00', '08:00', '16:00'] : ['00:00', '12:00'],
    standby,
    boardsPerShift: 1,
    seed: 1,
    boards: BOARDS.slice(0, boards).map((board) => ({ board, primaries: 1, closed: [] })),
    lawyers: lawyers.map((lawyer, i) => ({ id: LAWYERS[i]!, ...lawyer })),
    shifts: [],
    wishes: [],
    days: [],
  };
  return { input, slots: all };
});

describe('a plan', () => {
  it('keeps every rule, and says truly what is open and why', () => {
    assert(
      property(world, (input) => {
        const plan = planRoster(input);
        checkRules(input, plan);
        checkUncovered(input, plan);
        const { least, most, atBest } = plan.fairness.nights;
        expect(most - least).toBeGreaterThanOrEqual(atBest);
      }),
      { numRuns: 120 },
    );
  });

  it('leaves no gap that is not forced', () => {
    assert(
      property(tinyWorld, ({ input, slots }) => {
        const plan = planRoster(input);
        expect(missingMs(input, plan, 'primary')).toBeLessThanOrEqual(leastMissing(input, slots));
      }),
      { numRuns: 200 },
    );
  });

  it('is the same for the same input, in whatever order its lists come', () => {
    assert(
      property(world, (input) => {
        const turned = {
          ...input,
          boards: input.boards.toReversed(),
          lawyers: input.lawyers.toReversed().map((one) => ({
            ...one,
            boards: one.boards.toReversed(),
            unavailable: one.unavailable.toReversed(),
          })),
          shifts: input.shifts.toReversed(),
          wishes: input.wishes.toReversed(),
          cuts: input.cuts.toReversed(),
        };
        expect(planRoster(turned)).toEqual(planRoster(input));
      }),
      { numRuns: 50 },
    );
  });
});
