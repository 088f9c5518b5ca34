import type { Draft } from './draft.js';
import { joined, needsOf, stepsOf, type Need } from './needs.js';
import { overlap, REST_MS, type Hindrance, type Stretch, type Uncovered } from './planning.js';

type Gap = Omit<Uncovered, 'missing' | 'why'>;

const HINDRANCES: readonly Hindrance[] = ['licence_ends', 'on_leave', 'on_duty', 'resting'];

/**
 * Fills what nobody can serve as a whole with shorter duties: whoever can begin, and of them who can stay longest, until the
 * next. What then is open is open because of those who are named.
 */
export function fillWithPieces(draft: Draft): Uncovered[] {
  for (const duty of draft.open()) draft.remove(duty);
  const { input, days, duties, crew } = draft;
  const given = [...duties].map((duty) => ({ ...duty, lawyerId: crew[duty.owner]!.id }));
  const needs = needsOf({ ...input, shifts: [...input.shifts, ...given] }, days.slots).toSorted(
    (a, b) =>
      Number(a.tier === 'standby') - Number(b.tier === 'standby') ||
      a.from - b.from ||
      Number(a.board > b.board) - Number(a.board < b.board),
  );
  const gaps = needs.flatMap((need) => fillNeed(draft, need));
  return together(gaps.map((gap) => ({ ...gap, missing: 1, why: why(draft, gap) })));
}

function fillNeed(draft: Draft, need: Need): Gap[] {
  const open: Gap[] = [];
  for (const missing of need.missing) {
    for (let at = missing.from; at < missing.to;) {
      const [longest] = chancesOf(draft, need, { from: at, to: missing.to });
      if (longest?.from === at) {
        const piece = { ...need, from: at, to: longest.to, missing: [{ from: at, to: longest.to }] };
        draft.give(draft.add([piece]), longest.lawyer);
        at = longest.to;
      } else {
        const to = longest?.from ?? missing.to;
        open.push({ board: need.board, tier: need.tier, from: at, to });
        at = to;
      }
    }
  }
  return open;
}

/** Who could serve some of a stretch, the first who can begin first, and of those who can stay longest. */
function chancesOf(draft: Draft, need: Need, stretch: Stretch): (Stretch & { lawyer: number })[] {
  return draft.crew
    .flatMap((member, lawyer) =>
      member.serves.has(need.board)
        ? freeIn(draft, lawyer, stretch).map((free) => ({ ...free, lawyer }))
        : [],
    )
    .toSorted(
      (a, b) =>
        a.from - b.from ||
        b.to - a.to ||
        draft.hours[a.lawyer]! - draft.hours[b.lawyer]! ||
        a.lawyer - b.lawyer,
    );
}

function freeIn(draft: Draft, lawyer: number, stretch: Stretch): Stretch[] {
  const taken: Stretch[] = [...draft.crew[lawyer]!.blocked, ...rests(draft, lawyer)];
  return joined(stepsOf(stretch, taken).filter((step) => !taken.some((time) => overlap(time, step))));
}

function rests(draft: Draft, lawyer: number): Stretch[] {
  return draft.dutiesOf(lawyer).map(({ from, to }) => ({ from: from - REST_MS, to: to + REST_MS }));
}

function why(draft: Draft, { board, from }: Gap): Uncovered['why'] {
  const counts = new Map<Hindrance, number>();
  const moment = { from, to: from + 1 };
  draft.crew.forEach((member, lawyer) => {
    if (!member.serves.has(board)) return;
    const hindrances = [
      ...member.blocked,
      ...draft.dutiesOf(lawyer).map((duty) => ({ ...duty, reason: 'on_duty' as const })),
      ...rests(draft, lawyer).map((rest) => ({ ...rest, reason: 'resting' as const })),
    ].filter((time) => overlap(time, moment));
    const reason = HINDRANCES.find((name) => hindrances.some((hindrance) => hindrance.reason === name));
    if (reason) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  });
  if (counts.size === 0) return [{ reason: 'no_lawyer_of_board', lawyers: 0 }];
  return [...counts]
    .map(([reason, lawyers]) => ({ reason, lawyers }))
    .toSorted((a, b) => b.lawyers - a.lawyers || (a.reason < b.reason ? -1 : 1));
}

/** Several who are missing in one time are told once, and neighbours for the same reason as one. */
function together(open: Uncovered[]): Uncovered[] {
  const counted = new Map<string, Uncovered>();
  for (const gap of open) {
    const key = [gap.board, gap.tier, gap.from, gap.to, JSON.stringify(gap.why)].join();
    const same = counted.get(key);
    if (same) same.missing += 1;
    else counted.set(key, gap);
  }
  const result: Uncovered[] = [];
  for (const gap of [...counted.values()].toSorted(inOrder)) {
    const before = result.at(-1);
    if (before && continues(before, gap)) before.to = gap.to;
    else result.push(gap);
  }
  return result;
}

function continues(a: Uncovered, b: Uncovered): boolean {
  const same = a.board === b.board && a.tier === b.tier && a.missing === b.missing && a.to === b.from;
  return same && JSON.stringify(a.why) === JSON.stringify(b.why);
}

function inOrder(a: Uncovered, b: Uncovered): number {
  if (a.board !== b.board) return a.board < b.board ? -1 : 1;
  if (a.tier !== b.tier) return a.tier < b.tier ? -1 : 1;
  return a.from - b.from || a.to - b.to;
}
