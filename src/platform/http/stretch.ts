import { row, type Queryable } from '../database/database.js';
import { commonProblems } from '../problems/common.problems.js';
import type { StretchQuery } from './stretch-query.contract.js';

const DAY_MS = 86_400_000;

export interface StretchTerms {
  /** How long it is when an end is left out. */
  days: number;
  most: number;
  /** Whether somebody who names nothing means the time before now, or after it. */
  looks: 'back' | 'ahead';
}

/** A half-open stretch of time, and the clock it was read by. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
export async function readStretch(
  db: Queryable,
  { from, to }: StretchQuery,
  { days, most, looks }: StretchTerms,
): Promise<{ from: Date; to: Date; now: Date }> {
  const now = (await row<{ at: Date }>(db, 'SELECT service_now() AS at'))!.at.getTime();
  const length = days * DAY_MS;
  const [named, until] = [from && Date.parse(from), to && Date.parse(to)];
  const ends = until || (looks === 'ahead' ? (named || now) + length : now);
  const begins = named || (looks === 'back' ? ends - length : now);
  checkStretch({ from: begins, to: ends }, most);
  return { from: new Date(begins), to: new Date(ends), now: new Date(now) };
}

/** Checks a stretch between two instants in milliseconds. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
export function checkStretch({ from, to }: { from: number; to: number }, mostDays: number): void {
  if (from >= to) throw commonProblems.emptyStretch();
  if (to - from > mostDays * DAY_MS) throw commonProblems.stretchTooLong(mostDays);
}
