import type { Draft, Duty } from './draft.js';
import { FlowNetwork } from './flow.js';

/**
 * The smallest difference between the lawyer with most nights and the one with least that a plan for the same nights could
 * have. Found without asking for rest, which can only make it greater: the smallest most that covers them all, less the
 * greatest least that everybody can have; in a network of flows both can be had at once.
 */
export function smallestSpread(draft: Draft, lawyers: readonly number[]): number {
  const nights = [...draft.duties].filter(({ night, owner }) => night && owner >= 0);
  if (lawyers.length === 0) return 0;
  const base = draft.crew.map((member) => member.nights);
  const mine = lawyers.map((lawyer) => base[lawyer]!);
  const carries = (limit: number) => carried(draft, nights, (lawyer) => Math.max(0, limit - base[lawyer]!));
  const all = nights.length;
  const had = lawyers.map((lawyer) => draft.nights[lawyer]!);
  const most = firstThat(Math.max(...mine), Math.max(...had), (limit) => carries(limit) === all);
  const wanted = (limit: number) => mine.reduce((sum, has) => sum + Math.max(0, limit - has), 0);
  const tooMuch = firstThat(Math.min(...had) + 1, most + 1, (limit) => carries(limit) < wanted(limit));
  return Math.max(0, most - (tooMuch - 1));
}

/** The first whole number from `low` that fits; `high` is known to. */
function firstThat(low: number, high: number, fits: (n: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (fits(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** How many of the nights can be given out when each lawyer takes one a slot, and no more than `room` in all. */
function carried(draft: Draft, nights: readonly Duty[], room: (lawyer: number) => number): number {
  const crew = draft.crew.length;
  const groups = [...Map.groupBy(nights, ({ slot, eligible }) => `${slot}:${eligible.join()}`).values()];
  const slots = [...new Set(nights.map(({ slot }) => slot))];
  const slotAt = new Map(slots.map((slot, i) => [slot, i]));
  const perSlot = 2 + crew;
  const firstGroup = perSlot + slots.length * crew;
  const network = new FlowNetwork(firstGroup + groups.length);
  for (let lawyer = 0; lawyer < crew; lawyer++) network.connect(2 + lawyer, 1, room(lawyer));
  for (let i = 0; i < slots.length * crew; i++) network.connect(perSlot + i, 2 + (i % crew), 1);
  groups.forEach((group, i) => {
    network.connect(0, firstGroup + i, group.length);
    const slot = slotAt.get(group[0]!.slot)!;
    for (const lawyer of group[0]!.eligible)
      network.connect(firstGroup + i, perSlot + slot * crew + lawyer, group.length);
  });
  return network.flow(0, 1);
}
