import type { Duty } from './draft.js';

/** A primary's minute is worth more than all standbys together. */
const MINUTE = { primary: 1_000_000, standby: 1 };

/** What a plan loses without this duty. */
export function worth({ tier, needs }: Duty): number {
  const missing = needs.flatMap((need) => need.missing);
  return (MINUTE[tier] * missing.reduce((sum, { from, to }) => sum + (to - from), 0)) / 60_000;
}
