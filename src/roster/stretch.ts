import { rosterProblems } from './roster.problems.js';

/** A half-open stretch of time. */
export interface Stretch {
  from: Date;
  to: Date;
}

/**
 * The part of a shift that somebody means: what they named, or else all that is left of it.
 * @throws 422 `OUTSIDE_SHIFT` for what is not within it or over
 */
export function stretchWithin(shift: Stretch, named: { from?: string; to?: string }, now: Date): Stretch {
  const begins = shift.from > now ? shift.from : now;
  const from = named.from === undefined ? begins : new Date(named.from);
  const to = named.to === undefined ? shift.to : new Date(named.to);
  if (from < shift.from || to > shift.to || from >= to || to <= now) throw rosterProblems.outsideShift();
  // Who named a moment that passed while the request was on its way meant now.
  return { from: from > begins ? from : begins, to };
}
