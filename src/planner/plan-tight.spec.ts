import { assert, constantFrom, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRules, missingMs } from '../../test/support/roster-rules.js';
import { planRoster } from './plan-roster.js';
import type { PlanInput } from './planning.js';
import { seeded } from './seeded.js';

const HOUR_MS = 3_600_000;
const START = Date.parse('2026-12-04T00:00:00+08:00');
const DAYS = 20;

/**
 * A world for which a plan without a gap is known: it was drawn first, and what each lawyer serves and when they are away was
 * drawn around it. Nobody tells the planner.
 */
function worldAround(
  seed: number,
  { hours, lawyers, boards }: { hours: number; lawyers: number; boards: number },
) {
  const chance = seeded(seed);
  const names = Array.from({ length: boards }, (_, i) => `board-${i}`);
  const slots = (DAYS * 24) / hours;
  // The slot itself, and those before it that are too close to rest in between.
  const barred = 1 + Math.ceil(11 / hours);
  const crew = Array.from({ length: lawyers }, (_, i) => ({
    id: `lawyer-${i}`,
    boards: new Set([names[i % boards]!]),
    on: new Set<number>(),
  }));
  for (let slot = 0; slot < slots; slot++) {
    for (const board of names) {
      const rested = crew.filter(
        ({ on }) => !Array.from({ length: barred }, (_, k) => slot - k).some((s) => on.has(s)),
      );
      const fit = rested.filter((one) => one.boards.has(board));
      const from = fit.length > 0 ? fit : rested;
      const chosen = from[Math.floor(chance() * from.length)]!;
      chosen.boards.add(board);
      chosen.on.add(slot);
    }
  }
  const stretch = (slot: number) => ({
    from: START + slot * hours * HOUR_MS,
    to: START + (slot + 1) * hours * HOUR_MS,
  });
  const input: PlanInput = {
    from: START,
    to: START + DAYS * 24 * HOUR_MS,
    zone: 'Asia/Shanghai',
    cuts: Array.from({ length: 24 / hours }, (_, i) => `${String(i * hours).padStart(2, '0')}:00`),
    standby: false,
    boardsPerShift: 1,
    seed: 1,
    boards: names.map((board) => ({ board, primaries: 1, closed: [] })),
    lawyers: crew.map(({ id, boards: serves, on }) => ({
      id,
      boards: [...serves],
      unavailable: Array.from({ length: slots }, (_, slot) => slot)
        .filter((slot) => !on.has(slot) && chance() < 0.4)
        .map(stretch),
    })),
    shifts: [],
    wishes: [],
    days: [],
  };
  return input;
}

describe('where there is hardly anybody to spare', () => {
  it('finds a plan without a gap when there is one', () => {
    const size = constantFrom(
      { hours: 12, lawyers: 14, boards: 6 },
      { hours: 12, lawyers: 27, boards: 12 },
      { hours: 8, lawyers: 15, boards: 4 },
      { hours: 8, lawyers: 40, boards: 12 },
    );
    assert(
      property(record({ seed: integer({ min: 1, max: 1_000_000 }), size }), ({ seed, size: of }) => {
        const input = worldAround(seed, of);
        const plan = planRoster(input);
        checkRules(input, plan);
        expect(missingMs(input, plan, 'primary')).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
