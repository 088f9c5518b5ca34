import { commonProblems } from './problems/common.problems.js';

/** Lets so many do something at a time; others wait for their turn, and too many are sent away. */
export class Turns {
  private busy = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** @throws 503 when as many wait as may */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.busy >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting)
        throw commonProblems.unavailable({ detail: 'Too many at once; try again.', retryAfterSeconds: 5 });
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else this.busy++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.busy--;
    }
  }
}
