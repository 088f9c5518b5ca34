import { commonProblems } from '../problems/common.problems.js';

const DAY_MS = 86_400_000;

/** Checks a stretch of time between two instants. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
export function checkStretch({ from, to }: { from: string; to: string }, mostDays: number): void {
  const ms = Date.parse(to) - Date.parse(from);
  if (ms <= 0) throw commonProblems.emptyStretch();
  if (ms > mostDays * DAY_MS) throw commonProblems.stretchTooLong(mostDays);
}
