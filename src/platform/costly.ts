/** What is known sooner than this is asked for each time. */
const CHEAP_MS = 250;
/** What took longer holds for so many times as long: however often it is asked for, it costs a tenth of one connection. */
const REST_PER_WORK = 9;

/**
 * Something that the public may ask for as often as it likes, and that costs more the more there is. It is worked out by
 * one at a time; who asks meanwhile gets the same. How old it may be follows from what it costs.
 */
export class Costly<T> {
  private underWay: Promise<T> | undefined;
  private known: { value: T; untilMs: number } | undefined;

  constructor(private readonly work: () => Promise<T>) {}

  get(): Promise<T> {
    if (this.known && performance.now() < this.known.untilMs) return Promise.resolve(this.known.value);
    this.underWay ??= this.run().finally(() => {
      this.underWay = undefined;
    });
    return this.underWay;
  }

  private async run(): Promise<T> {
    const beganMs = performance.now();
    const value = await this.work();
    const endedMs = performance.now();
    const tookMs = endedMs - beganMs;
    this.known = { value, untilMs: tookMs > CHEAP_MS ? endedMs + REST_PER_WORK * tookMs : 0 };
    return value;
  }
}
