import type { Draft, Duty } from './draft.js';
import { cheapestMatching } from './matching.js';

// A standby who is missing costs more than all wishes and shares together, a primary more than all standbys.
const MISSING = { primary: 1e11, standby: 1e7 };
const IMPOSSIBLE = 1e14;
/** What one more costs who has `n` already is worth `2n + 1` of these. */
const NIGHT = 64;
const OFF = 16;
const SHIFT = 8;
const WISH = 12;

/** Slot after slot, gives as many duties as can be to lawyers who have rested, and among them to those who have had least. */
export function allot(draft: Draft): void {
  const bySlot = Map.groupBy(draft.duties, ({ slot }) => slot);
  for (const slot of [...bySlot.keys()].toSorted((a, b) => a - b)) {
    const duties = bySlot.get(slot)!;
    const lawyers = [...new Set(duties.flatMap(({ eligible }) => eligible))].toSorted((a, b) => a - b);
    const column = new Map(lawyers.map((lawyer, i) => [lawyer, i]));
    const costs = duties.map((duty) => {
      const row = new Float64Array(lawyers.length + duties.length).fill(IMPOSSIBLE);
      row.fill(MISSING[duty.tier], lawyers.length);
      for (const lawyer of duty.eligible)
        if (draft.isFree(lawyer, duty)) row[column.get(lawyer)!] = costOf(draft, lawyer, duty);
      return row;
    });
    cheapestMatching(costs).forEach((at, i) => {
      const lawyer = lawyers[at];
      if (lawyer !== undefined) draft.give(duties[i]!, lawyer);
    });
  }
}

function costOf(draft: Draft, lawyer: number, duty: Duty): number {
  const shifts = draft.hours[lawyer]! / 12;
  return (
    (duty.night ? NIGHT * (2 * draft.nights[lawyer]! + 1) : 0) +
    (duty.off ? OFF * (2 * draft.offs[lawyer]! + 1) : 0) +
    SHIFT * (2 * shifts + 1) +
    WISH * draft.wish(lawyer, duty) +
    // Whoever serves few boards is of less use elsewhere.
    draft.crew[lawyer]!.boards.length +
    draft.crew[lawyer]!.lot
  );
}
