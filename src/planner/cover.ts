import type { Draft, Duty } from './draft.js';
import { coverByEjection } from './ejection.js';
import { coverExactly, isSmall } from './exact-cover.js';
import { moveAlong } from './chains.js';

/** Finds lawyers for duties that {@link allot} left open: through others who make room, in the whole of the plan. */
export function cover(draft: Draft): void {
  for (const duty of draft.open()) {
    if (duty.eligible.length === 0) continue;
    if (roomFor(draft, duty) || (duty.tier === 'primary' && takeStandby(draft, duty))) continue;
  }
  // Where everything can be tried, nothing else need be.
  if (!isSmall(draft)) coverByEjection(draft);
  coverExactly(draft);
}

function roomFor(draft: Draft, duty: Duty): boolean {
  return moveAlong(draft, duty, { movable: () => true, mayEnd: () => true, passOn: false });
}

/** A primary matters more than the standbys that are in its way, who may find others. */
function takeStandby(draft: Draft, duty: Duty): boolean {
  const options = duty.eligible.map((lawyer) => ({ lawyer, inTheWay: draft.conflicts(lawyer, duty) }));
  const best = options
    .filter(({ inTheWay }) => inTheWay.every(({ tier }) => tier === 'standby'))
    .toSorted((a, b) => a.inTheWay.length - b.inTheWay.length)[0];
  if (!best) return false;
  for (const standby of best.inTheWay) draft.release(standby);
  draft.give(duty, best.lawyer);
  for (const standby of best.inTheWay) roomFor(draft, standby);
  return true;
}
