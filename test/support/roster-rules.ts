import { expect } from 'vitest';
import type { Hindrance, Plan, PlanInput, StandingShift, Stretch, Tier } from '../../src/planner/planning.js';

export const TICK_MS = 1_800_000;
const HOUR_MS = 3_600_000;
const REST_MS = 11 * HOUR_MS;
export const TIERS: Tier[] = ['primary', 'standby'];

// What a plan has to hold to, found out tick by tick and without any of the planner's own code.

const isIn = (at: number, { from, to }: Stretch) => from <= at && at < to;
export const touches = (a: Stretch, b: Stretch) => a.from < b.to && b.from < a.to;

/** How many are missing at an instant, as it really is. */
function missingAt(
  input: PlanInput,
  shifts: readonly StandingShift[],
  at: number,
  tier: Tier,
  board: string,
) {
  const asked = input.boards.find((one) => one.board === board)!;
  if (asked.closed.some((hours) => isIn(at, hours))) return 0;
  const have = shifts.filter((s) => s.tier === tier && s.boards.includes(board) && isIn(at, s)).length;
  return Math.max(0, (tier === 'primary' ? asked.primaries : Number(input.standby)) - have);
}

/** Time without cover in all, by each who is missing. */
export function missingMs(input: PlanInput, plan: Pick<Plan, 'shifts'>, tier: Tier): number {
  const shifts = [...input.shifts, ...plan.shifts];
  let sum = 0;
  for (let at = input.from; at < input.to; at += TICK_MS)
    for (const { board } of input.boards) sum += missingAt(input, shifts, at, tier, board) * TICK_MS;
  return sum;
}

/** No shift is against a rule. */
export function checkRules(input: PlanInput, { shifts }: Plan): void {
  for (const shift of shifts) {
    const lawyer = input.lawyers.find(({ id }) => id === shift.lawyerId)!;
    expect(shift.from >= input.from && shift.to <= input.to && shift.from < shift.to).toBe(true);
    expect(shift.to - shift.from).toBeLessThanOrEqual(12 * HOUR_MS);
    expect(shift.boards.length).toBeLessThanOrEqual(input.boardsPerShift);
    expect(new Set(shift.boards).size).toBe(shift.boards.length);
    expect(lawyer.boards).toEqual(expect.arrayContaining(shift.boards));
    expect(shift.to).toBeLessThanOrEqual(lawyer.licenceEnds ?? Infinity);
    expect(lawyer.unavailable.filter((time) => touches(time, shift))).toEqual([]);
    const others = [...input.shifts, ...shifts].filter((s) => s !== shift && s.lawyerId === shift.lawyerId);
    for (const other of others)
      expect(Math.max(other.from - shift.to, shift.from - other.to)).toBeGreaterThanOrEqual(REST_MS);
  }
}

/** What is told to be open is open, nothing else is, and each reason is true. */
export function checkUncovered(input: PlanInput, plan: Plan): void {
  const shifts = [...input.shifts, ...plan.shifts];
  for (let at = input.from; at < input.to; at += TICK_MS) {
    for (const { board } of input.boards) {
      for (const tier of TIERS) {
        const said = plan.uncovered.filter(
          (gap) => gap.board === board && gap.tier === tier && isIn(at, gap),
        );
        const sum = said.reduce((n, { missing }) => n + missing, 0);
        expect(sum, `${board} ${tier} ${at}`).toBe(missingAt(input, shifts, at, tier, board));
      }
    }
  }
  for (const gap of plan.uncovered) {
    const counts = new Map<Hindrance, number>();
    for (const lawyer of input.lawyers.filter(({ boards }) => boards.includes(gap.board))) {
      const own = shifts.filter(({ lawyerId }) => lawyerId === lawyer.id);
      const rests = own.map(({ from, to }) => ({ from: from - REST_MS, to: to + REST_MS }));
      let reason: Hindrance | undefined;
      if (rests.some((time) => isIn(gap.from, time))) reason = 'resting';
      if (own.some((time) => isIn(gap.from, time))) reason = 'on_duty';
      if (lawyer.unavailable.some((time) => isIn(gap.from, time))) reason = 'on_leave';
      if ((lawyer.licenceEnds ?? Infinity) <= gap.from) reason = 'licence_ends';
      // Nobody who could have come is left out.
      expect(reason, `${lawyer.id} for ${gap.board}`).toBeDefined();
      counts.set(reason!, (counts.get(reason!) ?? 0) + 1);
    }
    if (counts.size === 0) counts.set('no_lawyer_of_board', 0);
    expect(new Map(gap.why.map(({ reason, lawyers }) => [reason, lawyers]))).toEqual(counts);
  }
}

/** The least time without a primary that whole shifts can leave, by trying everything. */
export function leastMissing(input: PlanInput, slots: readonly Stretch[]): number {
  const items = slots.flatMap((slot) => input.boards.map(({ board }) => ({ ...slot, board })));
  const given: StandingShift[] = [];
  let best = Infinity;
  const goOn = (at: number) => {
    const item = items[at];
    if (!item) {
      best = Math.min(best, missingMs(input, { shifts: given }, 'primary'));
      return;
    }
    for (const lawyer of input.lawyers) {
      const mine = [...given, ...input.shifts].filter(({ lawyerId }) => lawyerId === lawyer.id);
      const rested = mine.every((s) => Math.max(s.from - item.to, item.from - s.to) >= REST_MS);
      const free =
        !lawyer.unavailable.some((time) => touches(time, item)) &&
        item.to <= (lawyer.licenceEnds ?? Infinity);
      if (!rested || !free || !lawyer.boards.includes(item.board)) continue;
      given.push({ ...item, lawyerId: lawyer.id, boards: [item.board], tier: 'primary' });
      goOn(at + 1);
      given.pop();
    }
    goOn(at + 1);
  };
  goOn(0);
  return best;
}
