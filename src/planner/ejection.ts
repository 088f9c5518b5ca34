import { moveAlong } from './chains.js';
import type { Draft, Duty } from './draft.js';
import { seeded } from './seeded.js';
import { worth } from './worth.js';

/** How many looks at somebody's neighbouring duties the search takes: a number, not a time, so that it ends the same each time. */
const MOST_LOOKS = 4_000_000;
const LOOKS_A_DUTY = 2_500;
const DEEPEST = 3;
const SHAKES = 12;

/**
 * Goes on where every way to make room is barred: puts an open duty in the place of others that were easier to find a lawyer
 * for so far, looks for lawyers for those, and shakes the plan a little. Ends with the best that it came by.
 * @see Nagata and Bräysy, A powerful route minimization heuristic for the vehicle routing problem with time windows, 2009
 */
export function coverByEjection(draft: Draft): void {
  const open = draft.open().filter(({ eligible }) => eligible.length > 0);
  if (open.length === 0) return;
  const search = new Search(draft, open);
  const end = draft.looks + Math.min(MOST_LOOKS, LOOKS_A_DUTY * draft.duties.size);
  while (draft.looks < end && search.step());
  search.restoreBest();
}

class Search {
  private readonly all: Duty[];
  private readonly chance: () => number;
  /** How hard each has been to find a lawyer for. */
  private readonly hard: Map<Duty, number>;
  private best: number[];
  private missing: number;
  private least: number;

  constructor(
    private readonly draft: Draft,
    private readonly open: Duty[],
  ) {
    this.all = [...draft.duties].filter(({ eligible }) => eligible.length > 0);
    this.chance = seeded(draft.input.seed ^ 0x5eed);
    this.hard = new Map(this.all.map((duty) => [duty, worth(duty)]));
    this.best = this.all.map(({ owner }) => owner);
    this.missing = open.reduce((sum, duty) => sum + worth(duty), 0);
    this.least = this.missing;
  }

  /** Finds a lawyer for one, whatever that costs the others. @returns whether there is more to do */
  step(): boolean {
    const duty = this.open.shift();
    if (!duty) return false;
    if (!this.makeRoom(duty)) this.eject(duty);
    this.missing -= worth(duty);
    if (this.missing < this.least) {
      this.least = this.missing;
      this.best = this.all.map(({ owner }) => owner);
    }
    this.shake();
    return true;
  }

  restoreBest(): void {
    for (const duty of this.all) this.draft.release(duty);
    this.best.forEach((owner, i) => owner >= 0 && this.draft.give(this.all[i]!, owner));
  }

  private makeRoom(duty: Duty): boolean {
    return moveAlong(this.draft, duty, {
      movable: () => true,
      mayEnd: () => true,
      passOn: false,
      deepest: DEEPEST,
    });
  }

  private eject(duty: Duty): void {
    this.hard.set(duty, this.hard.get(duty)! + worth(duty));
    let chosen = { lawyer: -1, inTheWay: [] as Duty[], cost: Infinity };
    for (const lawyer of duty.eligible) {
      const inTheWay = this.draft.conflicts(lawyer, duty);
      const cost =
        inTheWay.reduce((sum, other) => sum + this.hard.get(other)!, 0) * (1 + this.chance() / 100);
      if (cost < chosen.cost) chosen = { lawyer, inTheWay, cost };
    }
    for (const other of chosen.inTheWay) {
      this.draft.release(other);
      this.missing += worth(other);
      this.open.push(other);
    }
    this.draft.give(duty, chosen.lawyer);
  }

  /** Gives a few duties to others who have room, so that the next search finds another plan before it. */
  private shake(): void {
    for (let i = 0; i < SHAKES; i++) {
      const duty = this.all[Math.floor(this.chance() * this.all.length)]!;
      const lawyer = duty.eligible[Math.floor(this.chance() * duty.eligible.length)]!;
      if (duty.owner >= 0 && duty.owner !== lawyer && this.draft.isFree(lawyer, duty))
        this.draft.give(duty, lawyer);
    }
  }
}
