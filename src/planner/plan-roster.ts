import { allot } from './allotment.js';
import { bundle, joinOthers, unbundle } from './bundles.js';
import { cover } from './cover.js';
import { Draft } from './draft.js';
import { shareOut } from './fair-shares.js';
import { fillWithPieces } from './leftovers.js';
import { smallestSpread } from './night-bound.js';
import type { Fairness, Plan, PlanInput, ProposedShift, Spread } from './planning.js';

/**
 * Proposes who is on duty when: cover first, then even shares, then wishes. Keeps what stands on the roster; has no clock, no
 * chance and no database.
 */
export function planRoster(input: PlanInput): Plan {
  const draft = new Draft(input);
  bundle(draft);
  allot(draft);
  unbundle(draft);
  joinOthers(draft);
  cover(draft);
  joinOthers(draft);
  shareOut(draft);
  joinOthers(draft);
  // Last: nothing moves any more that it gives as a reason.
  const uncovered = fillWithPieces(draft);
  return { shifts: shiftsOf(draft), uncovered, fairness: fairnessOf(draft) };
}

function shiftsOf(draft: Draft): ProposedShift[] {
  return [...draft.duties]
    .map(({ owner, boards, tier, from, to }) => ({
      lawyerId: draft.crew[owner]!.id,
      boards: boards.toSorted(),
      tier,
      from,
      to,
    }))
    .toSorted(
      (a, b) =>
        a.from - b.from ||
        compare(a.tier, b.tier) ||
        compare(a.boards.join(), b.boards.join()) ||
        compare(a.lawyerId, b.lawyerId),
    );
}

function fairnessOf(draft: Draft): Fairness {
  const everybody = draft.crew.map((_, lawyer) => lawyer);
  const ofNights = new Set(
    [...draft.duties].filter(({ night }) => night).flatMap(({ eligible }) => eligible),
  );
  const serving = everybody.filter((lawyer) => ofNights.has(lawyer));
  return {
    lawyers: draft.crew.map(({ id }, lawyer) => ({
      lawyerId: id,
      nights: draft.nights[lawyer]!,
      holidays: draft.offs[lawyer]!,
      hours: draft.hours[lawyer]!,
    })),
    nights: { ...spread(draft.nights, serving), atBest: smallestSpread(draft, serving) },
    holidays: spread(draft.offs, everybody),
    hours: spread(draft.hours, everybody),
  };
}

function spread(shares: readonly number[], of: readonly number[]): Spread {
  if (of.length === 0) return { least: 0, most: 0 };
  const counts = of.map((lawyer) => shares[lawyer]!);
  return { least: Math.min(...counts), most: Math.max(...counts) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
