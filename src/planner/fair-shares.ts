import { moveAlong } from './chains.js';
import type { Draft, Duty } from './draft.js';

// What a lawyer has weighs as its square: one who has three less is worth more than three who have one less.
const OFF = 8;
const SHIFT = 4;
const WISH = 6;
const MOST_PASSES = 8;
const LEAST_GAIN = 1e-6;
/** How many looks at somebody's neighbouring duties it takes at most: a number, not a time, so that it ends the same each time. */
const MOST_LOOKS = 20_000_000;

/** Moves duties between lawyers until nights, then hours, days off and wishes are shared as evenly as it can. Covers no less. */
export function shareOut(draft: Draft): void {
  const end = draft.looks + MOST_LOOKS;
  level(draft, draft.nights, { movable: ({ night }) => night, step: 2, end });
  level(draft, draft.hours, { movable: ({ night }) => !night, step: 12.001, end });
  for (let pass = 0; pass < MOST_PASSES && draft.looks < end; pass++) if (!exchange(draft)) break;
}

/** Takes from those who have most for those who have least, over any number of others, until there is no way left. */
function level(
  draft: Draft,
  shares: readonly number[],
  { movable, step, end }: { movable: (duty: Duty) => boolean; step: number; end: number },
): void {
  let moved = true;
  while (moved && draft.looks < end) {
    moved = false;
    const richest = draft.crew
      .map((_, lawyer) => lawyer)
      .toSorted((a, b) => shares[b]! - shares[a]! || a - b);
    const least = shares[richest.at(-1) ?? 0]!;
    for (const lawyer of richest) {
      while (
        draft.looks < end &&
        shares[lawyer]! - least >= step &&
        giveAway(draft, lawyer, shares, { movable, step })
      )
        moved = true;
    }
  }
}

function giveAway(
  draft: Draft,
  lawyer: number,
  shares: readonly number[],
  { movable, step }: { movable: (duty: Duty) => boolean; step: number },
): boolean {
  const mayEnd = (other: number) => shares[other]! <= shares[lawyer]! - step;
  return draft
    .dutiesOf(lawyer)
    .some((duty) => movable(duty) && moveAlong(draft, duty, { movable, mayEnd, passOn: true }));
}

/** Two lawyers exchange a duty, or one gives one away by day, where both together are better off. @returns whether any did */
function exchange(draft: Draft): boolean {
  let any = false;
  const duties = [...draft.duties].filter(({ owner }) => owner >= 0).toSorted((a, b) => a.from - b.from);
  const byKind = Map.groupBy(duties, ({ night }) => night);
  for (const one of duties) {
    if (!one.night) any = giveBetter(draft, one) || any;
    for (const other of byKind.get(one.night)!) {
      if (one.owner === other.owner || !mayGain(draft, one, other)) continue;
      if (swapIfBetter(draft, one, other)) any = true;
    }
  }
  return any;
}

/** A quick look before the long one: without days off, lengths and wishes in it, an exchange changes nothing. */
function mayGain(draft: Draft, one: Duty, other: Duty): boolean {
  return (
    one.off !== other.off ||
    one.hours !== other.hours ||
    draft.crew[one.owner]!.wishes.length > 0 ||
    draft.crew[other.owner]!.wishes.length > 0
  );
}

function swapIfBetter(draft: Draft, one: Duty, other: Duty): boolean {
  const [a, b] = [one.owner, other.owner];
  const gain =
    burden(draft, a) +
    burden(draft, b) -
    burden(draft, a, { less: one, more: other }) -
    burden(draft, b, { less: other, more: one });
  const wishes = draft.wish(a, one) + draft.wish(b, other) - draft.wish(a, other) - draft.wish(b, one);
  if (gain + WISH * wishes < LEAST_GAIN) return false;
  if (!other.eligible.includes(a) || !one.eligible.includes(b)) return false;
  if (!draft.isFree(a, other, one) || !draft.isFree(b, one, other)) return false;
  draft.release(other);
  draft.give(one, b);
  draft.give(other, a);
  return true;
}

function giveBetter(draft: Draft, duty: Duty): boolean {
  for (const taker of duty.eligible) {
    const giver = duty.owner;
    if (taker === giver) continue;
    const gain =
      burden(draft, giver) +
      burden(draft, taker) -
      burden(draft, giver, { less: duty }) -
      burden(draft, taker, { more: duty });
    const wishes = draft.wish(giver, duty) - draft.wish(taker, duty);
    if (gain + WISH * wishes < LEAST_GAIN || !draft.isFree(taker, duty)) continue;
    draft.give(duty, taker);
    return true;
  }
  return false;
}

/** How heavy a lawyer's share is, or would be with a duty less or more. */
function burden(draft: Draft, lawyer: number, { less, more }: { less?: Duty; more?: Duty } = {}): number {
  const off = draft.offs[lawyer]! - Number(less?.off ?? false) + Number(more?.off ?? false);
  const shifts = (draft.hours[lawyer]! - (less?.hours ?? 0) + (more?.hours ?? 0)) / 12;
  return OFF * off * off + SHIFT * shifts * shifts;
}
