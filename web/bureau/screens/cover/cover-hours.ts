import type { components } from '../../../shared/api/openapi.ts';

type Schemas = components['schemas'];

export const HOUR_MS = 3_600_000;

/** An hour of a board on the map. */
export interface Hour {
  /** Milliseconds. */
  from: number;
  required: number;
  /** The fewest primaries at any moment of it. */
  have: number;
  isGap: boolean;
}

/**
 * The hours from `from` on of one board, each as it is at its worst moment.
 * @param from milliseconds, a full hour @param shifts of any board
 */
export function hoursOf(
  { board, required, gaps }: Schemas['BoardCoverage'],
  shifts: readonly Schemas['ShiftView'][],
  { from, hours }: { from: number; hours: number },
): Hour[] {
  const holes = gaps.map((gap) => ({ from: Date.parse(gap.from), to: Date.parse(gap.to), have: gap.have }));
  const primaries = shifts
    .filter(({ boards, tier }) => tier === 'primary' && boards.includes(board))
    .map((shift) => ({ from: Date.parse(shift.from), to: Date.parse(shift.to) }));
  return Array.from({ length: hours }, (_, n) => {
    const [start, end] = [from + n * HOUR_MS, from + (n + 1) * HOUR_MS];
    const worst = holes.filter((hole) => hole.from < end && hole.to > start).map(({ have }) => have);
    const there = primaries.filter((shift) => shift.from <= start && shift.to >= end).length;
    return {
      from: start,
      required,
      have: worst.length > 0 ? Math.min(...worst) : Math.max(there, required),
      isGap: worst.length > 0,
    };
  });
}
