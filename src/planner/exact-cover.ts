import type { Draft, Duty } from './draft.js';
import { worth } from './worth.js';

/** Tries of giving one duty to one lawyer, for all of a plan; a number, not a time, so that the result is the same each time. */
const MOST_TRIES = 1_000_000;
const TRIES_EACH = 60_000;
/** With so few duties all are looked at together, and what is left open is proven to be forced. */
const FEW = 40;

/** Whether all duties that somebody could serve are looked at together. */
export function isSmall({ duties }: Draft): boolean {
  return [...duties].filter(({ eligible }) => eligible.length > 0).length <= FEW;
}

/** Around each duty that is still open, tries all ways to give out what is near in time. */
export function coverExactly(draft: Draft): void {
  let left = MOST_TRIES;
  const tried = new Set<string>();
  for (const open of draft.open()) {
    if (left <= 0) return;
    if (open.owner >= 0 || open.eligible.length === 0) continue;
    const window = windowAround(draft, open);
    const key = `${window[0]!.slot} ${window.length} ${open.tier}`;
    if (window.length <= FEW && tried.has(key)) continue;
    tried.add(key);
    const search = new Search(draft, window, Math.min(left, TRIES_EACH));
    left -= search.run();
  }
}

function windowAround(draft: Draft, open: Duty): Duty[] {
  const servable = [...draft.duties].filter(({ eligible }) => eligible.length > 0);
  const from = Math.min(...draft.near[open.slot]!) - 1;
  const to = Math.max(...draft.near[open.slot]!) + 1;
  const window =
    servable.length <= FEW ? servable : servable.filter(({ slot }) => slot >= from && slot <= to);
  return window.toSorted((a, b) => a.slot - b.slot || a.eligible.length - b.eligible.length);
}

/** Depth first, with the plan as it is as the one to beat. */
class Search {
  private tries = 0;
  private best: number[] | undefined;
  private bestMissing: number;

  constructor(
    private readonly draft: Draft,
    private readonly window: readonly Duty[],
    private readonly most: number,
  ) {
    this.bestMissing = window.filter(({ owner }) => owner < 0).reduce((sum, duty) => sum + worth(duty), 0);
  }

  /** Gives the window's duties to those who cover most. @returns how many tries it took */
  run(): number {
    const before = this.window.map(({ owner }) => owner);
    for (const duty of this.window) this.draft.release(duty);
    this.goOn(0, 0);
    const owners = this.best ?? before;
    for (const duty of this.window) this.draft.release(duty);
    owners.forEach((owner, i) => owner >= 0 && this.draft.give(this.window[i]!, owner));
    return this.tries;
  }

  private goOn(at: number, missing: number): void {
    if (missing >= this.bestMissing || this.tries > this.most) return;
    const duty = this.window[at];
    if (!duty) {
      this.bestMissing = missing;
      this.best = this.window.map(({ owner }) => owner);
      return;
    }
    for (const lawyer of duty.eligible) {
      this.tries++;
      if (!this.draft.isFree(lawyer, duty)) continue;
      this.draft.give(duty, lawyer);
      this.goOn(at + 1, missing);
      this.draft.release(duty);
      if (this.bestMissing <= missing || this.tries > this.most) return;
    }
    this.goOn(at + 1, missing + worth(duty));
  }
}
