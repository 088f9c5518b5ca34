import type { Draft, Duty } from './draft.js';

/** A duty in somebody's hands who gives it on; it came there from the step before. */
interface Step {
  duty: Duty;
  /** Who takes it; -1 for as long as nobody is found. */
  taker: number;
  before: Step | undefined;
}

interface Search {
  /** Which duties may change hands. */
  movable: (duty: Duty) => boolean;
  /** Who may end the chain: has one more from then on. */
  mayEnd: (lawyer: number) => boolean;
  /** Whether whoever takes a duty may give away any other in return, or only the one that is in its way. */
  passOn: boolean;
  /** How many lawyers a chain may go through. */
  deepest?: number;
}

/**
 * Looks for the shortest chain by which `first` finds a lawyer: one takes it and gives a duty of theirs to the next, until
 * somebody has room. Makes the moves when there is one.
 */
export function moveAlong(
  draft: Draft,
  first: Duty,
  { movable, mayEnd, passOn, deepest = Infinity }: Search,
): boolean {
  const seen = new Set([first]);
  let steps: Step[] = [{ duty: first, taker: -1, before: undefined }];
  for (let depth = 0; steps.length > 0 && depth < deepest; depth++) {
    const next: Step[] = [];
    for (const step of steps) {
      for (const lawyer of step.duty.eligible) {
        if (lawyer === step.duty.owner || isIn(lawyer, step)) continue;
        const inTheWay = draft.conflicts(lawyer, step.duty);
        if (inTheWay.length === 0 && mayEnd(lawyer)) {
          makeMoves(draft, { ...step, taker: lawyer });
          return true;
        }
        if (inTheWay.length > 1) continue;
        const given = inTheWay.length === 1 ? inTheWay : passOn ? draft.dutiesOf(lawyer) : [];
        for (const duty of given) {
          if (seen.has(duty) || !movable(duty)) continue;
          seen.add(duty);
          next.push({ duty, taker: -1, before: { ...step, taker: lawyer } });
        }
      }
    }
    steps = next;
  }
  return false;
}

function isIn(lawyer: number, step: Step): boolean {
  for (let at: Step | undefined = step; at; at = at.before) if (at.duty.owner === lawyer) return true;
  return false;
}

/** The last first: each has given a duty away before taking another. */
function makeMoves(draft: Draft, last: Step): void {
  for (let at: Step | undefined = last; at; at = at.before) draft.give(at.duty, at.taker);
}
