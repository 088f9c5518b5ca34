import type { Days } from './days.js';
import {
  overlap,
  REST_MS,
  type Hindrance,
  type LawyerToPlan,
  type PlanInput,
  type Stretch,
  type Wish,
} from './planning.js';
import { seeded } from './seeded.js';

/** A lawyer, and what the roster and the calendar leave of their time. */
export interface Member extends LawyerToPlan {
  serves: ReadonlySet<string>;
  /** When the lawyer cannot begin, go on or end, and why; shifts that stand count with the rest around them. */
  blocked: (Stretch & { reason: Hindrance })[];
  wishes: Wish[];
  /** From shifts that stand, in the stretch. */
  nights: number;
  holidays: number;
  hours: number;
  /** In [0, 1): whose turn it is where all else is equal. */
  lot: number;
}

/** The lawyers in the order of their ids, so that it makes no difference in which order they came. */
export function crewOf(input: PlanInput, days: Days): Member[] {
  const chance = seeded(input.seed);
  return input.lawyers
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((lawyer) => {
      const shifts = input.shifts.filter(({ lawyerId }) => lawyerId === lawyer.id);
      const inside = shifts.filter((shift) => overlap(shift, input));
      return {
        ...lawyer,
        serves: new Set(lawyer.boards),
        blocked: blocked(lawyer, shifts),
        wishes: input.wishes.filter(({ lawyerId }) => lawyerId === lawyer.id),
        nights: inside.filter((shift) => days.isNight(clip(shift, input))).length,
        holidays: inside.filter((shift) => days.isOff(clip(shift, input))).length,
        hours: inside.reduce((sum, shift) => sum + hoursOf(clip(shift, input)), 0),
        lot: chance(),
      };
    });
}

function blocked(lawyer: LawyerToPlan, shifts: readonly Stretch[]): Member['blocked'] {
  return [
    ...(lawyer.licenceEnds === undefined
      ? []
      : [{ from: lawyer.licenceEnds, to: Infinity, reason: 'licence_ends' as const }]),
    ...lawyer.unavailable.map(({ from, to }) => ({ from, to, reason: 'on_leave' as const })),
    ...shifts.map(({ from, to }) => ({ from, to, reason: 'on_duty' as const })),
    ...shifts.map(({ from, to }) => ({ from: from - REST_MS, to: to + REST_MS, reason: 'resting' as const })),
  ];
}

export function hoursOf({ from, to }: Stretch): number {
  return (to - from) / 3_600_000;
}

function clip(shift: Stretch, to: Stretch): Stretch {
  return { from: Math.max(shift.from, to.from), to: Math.min(shift.to, to.to) };
}
