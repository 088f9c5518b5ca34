import type { Draft, Duty } from './draft.js';

/** Whoever has had a shift rests in the next slot: with fewer, a bundle finds nobody every other time. */
const FEWEST_LAWYERS_EACH_TIER = 2;

/** Puts duties of one time together where enough lawyers serve all of their boards: fewer shifts for the same cover. */
export function bundle(draft: Draft): void {
  const { boardsPerShift, standby } = draft.input;
  if (boardsPerShift === 1) return;
  const tiers = standby ? 2 : 1;
  // With fewer who serve all of its boards than there are for a duty on the average, it would fall to the same ones too often.
  const usual = Math.ceil(
    (draft.crew.length * tiers * draft.days.slots.length) / Math.max(1, draft.duties.size),
  );
  const fewest = Math.max(FEWEST_LAWYERS_EACH_TIER * tiers, usual);
  const alike = Map.groupBy(draft.duties, ({ slot, tier, from, to }) => [slot, tier, from, to].join());
  for (const duties of alike.values()) {
    let left = duties.toSorted((a, b) => a.eligible.length - b.eligible.length);
    while (left.length > 1) {
      const together = [left.shift()!];
      while (together.length < boardsPerShift) {
        const best = bestPartner(together, left, fewest);
        if (!best) break;
        together.push(best);
        left = left.filter((duty) => duty !== best);
      }
      if (together.length === 1) continue;
      for (const duty of together) draft.remove(duty);
      draft.add(together.flatMap(({ needs }) => needs));
    }
  }
}

function bestPartner(together: readonly Duty[], others: readonly Duty[], fewest: number): Duty | undefined {
  let best: Duty | undefined;
  let most = fewest - 1;
  for (const other of others) {
    if (together.some(({ boards }) => boards[0] === other.boards[0])) continue;
    const shared = other.eligible.filter((lawyer) =>
      together.every(({ eligible }) => eligible.includes(lawyer)),
    );
    if (shared.length > most) {
      best = other;
      most = shared.length;
    }
  }
  return best;
}

/** Takes bundles that nobody could serve apart. */
export function unbundle(draft: Draft): void {
  for (const duty of draft.open()) {
    if (duty.needs.length === 1) continue;
    draft.remove(duty);
    for (const need of duty.needs) draft.add([need]);
  }
}

/** Gives boards that nobody was found for to lawyers who are on duty then, have the tier, and may serve one more. */
export function joinOthers(draft: Draft): void {
  if (draft.input.boardsPerShift === 1) return;
  for (const open of draft.open()) {
    const host = [...draft.duties].find((duty) => mayJoin(draft, open, duty));
    if (!host) continue;
    const lawyer = host.owner;
    draft.remove(open);
    draft.remove(host);
    draft.give(draft.add([...host.needs, ...open.needs]), lawyer);
  }
}

function mayJoin(draft: Draft, open: Duty, host: Duty): boolean {
  if (host.slot !== open.slot || host.tier !== open.tier || host.owner < 0) return false;
  const boards = [...host.boards, ...open.boards];
  if (new Set(boards).size !== boards.length || boards.length > draft.input.boardsPerShift) return false;
  const whole = { slot: host.slot, from: Math.min(host.from, open.from), to: Math.max(host.to, open.to) };
  return draft.couldServe(host.owner, boards, whole) && draft.conflicts(host.owner, whole, host).length === 0;
}
