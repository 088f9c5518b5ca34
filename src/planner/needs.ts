import {
  overlap,
  type BoardToPlan,
  type PlanInput,
  type StandingShift,
  type Stretch,
  type Tier,
} from './planning.js';

/** One more lawyer whom a board needs for (some of) a slot. */
export interface Need extends Stretch {
  slot: number;
  board: string;
  tier: Tier;
  /** Where in [from, to) somebody is missing; the rest lies in between. */
  missing: Stretch[];
}

/** What the roster as it is leaves open, by slot; a board that needs two has two needs. */
export function needsOf(input: PlanInput, slots: readonly Stretch[]): Need[] {
  const tiers: Tier[] = input.standby ? ['primary', 'standby'] : ['primary'];
  return input.boards.flatMap((board) => {
    const shifts = input.shifts.filter(({ boards }) => boards.includes(board.board));
    return tiers.flatMap((tier) => {
      const serving = shifts.filter((shift) => shift.tier === tier);
      return slots.flatMap((slot, index) =>
        needsInSlot(board, tier, serving, slot).map((need) => ({ ...need, slot: index })),
      );
    });
  });
}

function needsInSlot(
  board: BoardToPlan,
  tier: Tier,
  serving: readonly StandingShift[],
  slot: Stretch,
): Omit<Need, 'slot'>[] {
  const have = serving.filter((shift) => overlap(shift, slot));
  const closed = board.closed.filter((hours) => overlap(hours, slot));
  const required = tier === 'primary' ? board.primaries : 1;
  const steps = stepsOf(slot, [...have, ...closed]).map((step) => ({
    ...step,
    need: closed.some((hours) => overlap(hours, step))
      ? 0
      : required - have.filter((shift) => overlap(shift, step)).length,
  }));
  return Array.from({ length: required }, (_, level) => joined(steps.filter(({ need }) => need > level)))
    .filter((missing) => missing.length > 0)
    .map((missing) => ({
      board: board.board,
      tier,
      from: missing[0]!.from,
      to: missing.at(-1)!.to,
      missing,
    }));
}

/** A slot, cut wherever one of `others` begins or ends. */
export function stepsOf(slot: Stretch, others: readonly Stretch[]): Stretch[] {
  const edges = others.flatMap(({ from, to }) => [from, to]).filter((at) => at > slot.from && at < slot.to);
  const all = [...new Set([slot.from, ...edges, slot.to])].toSorted((a, b) => a - b);
  return all.slice(1).map((to, i) => ({ from: all[i]!, to }));
}

/** Neighbours become one; they come in the order of time. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of stretches) {
    const last = result.at(-1);
    if (last && last.to >= from) last.to = Math.max(last.to, to);
    else result.push({ from, to });
  }
  return result;
}
