import type { ShiftRow } from './rotation-shifts.service.js';
import type { PlannedShift } from './pattern.js';
import type { RotationDifference } from './rotations.contract.js';

/** A planned shift as clients see it. */
export function toShiftView<T extends PlannedShift>({ from, to, ...rest }: T) {
  return { ...rest, from: from.toISOString(), to: to.toISOString() };
}

/** A shift on the roster as clients of a rotation see it. */
export function toRotationShiftView({ id, lawyerId, from, to }: Omit<ShiftRow, 'boards' | 'tier'>) {
  return { shiftId: id, lawyerId, from: from.toISOString(), to: to.toISOString() };
}

/** What was taken off and what was put on; the same duty in the same hours with another lawyer was moved. */
export function differenceOf(
  removed: readonly ShiftRow[],
  added: readonly ShiftRow[],
): Pick<RotationDifference, 'added' | 'removed' | 'moved'> {
  const taken = new Map(added.map((shift) => [hoursOf(shift), shift]));
  const moves = removed.flatMap((was) => {
    const is = taken.get(hoursOf(was));
    return is ? [{ was, is }] : [];
  });
  const moved = new Set(moves.flatMap(({ was, is }) => [was.id, is.id]));
  return {
    added: added
      .filter(({ id }) => !moved.has(id))
      .map(({ lawyerId, from, to }) => toShiftView({ lawyerId, from, to })),
    removed: removed.filter(({ id }) => !moved.has(id)).map(toRotationShiftView),
    moved: moves.map(({ was, is }) => ({
      lawyerId: was.lawyerId,
      from: was.from.toISOString(),
      to: was.to.toISOString(),
      toLawyerId: is.lawyerId,
    })),
  };
}

function hoursOf({ from, to, tier, boards }: ShiftRow): string {
  return `${from.getTime()} ${to.getTime()} ${tier} ${boards.toSorted().join(' ')}`;
}
