import { expandFrom, type Pattern, type PlannedShift } from './pattern.js';
import { shared, without, type Stretch } from './stretches.js';

/** A shift of a rotation, as far as planning looks at it. */
export interface RotationShift extends PlannedShift {
  id: string;
  version: number;
}

/** What of a rotation is not over yet. */
export interface Ahead<T extends RotationShift> {
  shifts: readonly T[];
  /** Slots that it could give to nobody. */
  skipped: readonly PlannedShift[];
  /** What its pattern, as it was until now, planned. */
  expected: readonly PlannedShift[];
  /** Time that lawyers took off. */
  leaves: readonly PlannedShift[];
}

export interface Replanned<T> {
  /** To take off the roster. */
  outdated: T[];
  /** To put on it. */
  planned: PlannedShift[];
  /** What stays although the pattern may say otherwise: it has begun, or somebody changed it. */
  kept: T[];
  /** What is not made, as somebody took it off by hand, or the lawyer is on leave. */
  byHand: PlannedShift[];
}

/**
 * What an edited pattern (null: none any more) changes of what is ahead, from an instant on. What it says and what is
 * there already stays as it is.
 * @param sameDuty whether boards and tier are still the same
 */
export function replan<T extends RotationShift>(
  ahead: Ahead<T>,
  next: { pattern: Pattern | null; sameDuty: boolean },
  { from, to }: Stretch,
): Replanned<T> {
  const [own, kept] = divide(ahead, from);
  const given = next.pattern ? without(expandFrom(next.pattern, { from, to }), kept) : [];
  const takenOff = without(ahead.expected, [...ahead.shifts, ...ahead.skipped]);
  const { left, byHand } = respectHands(given, [...takenOff, ...ahead.leaves]);
  const wanted = new Set(next.sameDuty ? left.map(keyOf) : []);
  const staying = new Set(own.map(keyOf).filter((key) => wanted.has(key)));
  return {
    outdated: own.filter((shift) => !staying.has(keyOf(shift))),
    planned: left.filter((shift) => !staying.has(keyOf(shift))),
    kept,
    byHand,
  };
}

/** The rotation's own work, and what has begun or was changed by somebody. */
function divide<T extends RotationShift>({ shifts, expected }: Ahead<T>, from: Date): [T[], T[]] {
  const byLawyer = Map.groupBy(expected, ({ lawyerId }) => lawyerId);
  const isOwn = (shift: T) =>
    shift.version === 0 &&
    shift.from >= from &&
    without([shift], byLawyer.get(shift.lawyerId) ?? []).length === 0;
  return [shifts.filter(isOwn), shifts.filter((shift) => !isOwn(shift))];
}

/** Leaves out what the lawyer was planned for before and somebody took off them: a leave stays a leave. */
function respectHands(
  given: readonly PlannedShift[],
  takenOff: readonly PlannedShift[],
): { left: PlannedShift[]; byHand: PlannedShift[] } {
  const taken = Map.groupBy(takenOff, ({ lawyerId }) => lawyerId);
  const groups = [...Map.groupBy(given, ({ lawyerId }) => lawyerId)];
  return {
    left: groups.flatMap(([lawyerId, some]) => without(some, taken.get(lawyerId) ?? [])),
    byHand: groups.flatMap(([lawyerId, some]) => shared(some, taken.get(lawyerId) ?? [])),
  };
}

function keyOf({ lawyerId, from, to }: PlannedShift): string {
  return `${lawyerId} ${from.getTime()} ${to.getTime()}`;
}
