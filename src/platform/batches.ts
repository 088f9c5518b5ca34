interface Waiting<Item, Answer> {
  item: Item;
  settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[];
}

/**
 * Does many small things in one go. What comes in while a run is under way, or within `restMs` of its beginning, goes
 * with the next; the first after a quiet time does not wait. Of one key there is one item in a run, the latest, so
 * that who sends very many holds up nobody.
 */
export class Batches<Key, Item, Answer> {
  private waiting = new Map<Key, Waiting<Item, Answer>>();
  private running: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** The earliest beginning of the next run, on this process's monotonic clock. */
  private nextAt = 0;

  /** @param work answers every item in its place; an error is that item's alone, what it throws is everybody's */
  constructor(
    private readonly limits: { restMs: number; atMost: number },
    private readonly work: (items: readonly Item[]) => Promise<readonly (Answer | Error)[]>,
  ) {}

  /** Gives the answer to the run that `item`, or a later one of the same key, went with. @throws what the work did */
  add(key: Key, item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const settle = { resolve, reject };
      const before = this.waiting.get(key);
      if (before) {
        before.item = item;
        before.settle.push(settle);
      } else this.waiting.set(key, { item, settle: [settle] });
      this.plan();
    });
  }

  /** Waits until the run under way, if there is one, is over. */
  async underWay(): Promise<void> {
    await this.running;
  }

  private plan(): void {
    if (this.running || this.timer || this.waiting.size === 0) return;
    const waitMs = this.nextAt - performance.now();
    if (waitMs <= 0) this.begin();
    else
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.begin();
      }, waitMs);
  }

  private begin(): void {
    const batch = [...this.waiting].slice(0, this.limits.atMost);
    for (const [key] of batch) this.waiting.delete(key);
    this.nextAt = performance.now() + this.limits.restMs;
    this.running = this.run(batch.map(([, one]) => one)).finally(() => {
      this.running = undefined;
      this.plan();
    });
  }

  private async run(batch: Waiting<Item, Answer>[]): Promise<void> {
    let answers: readonly (Answer | Error)[];
    try {
      answers = await this.work(batch.map(({ item }) => item));
    } catch (error) {
      answers = batch.map(() => (error instanceof Error ? error : new Error(String(error))));
    }
    for (const [i, { settle }] of batch.entries())
      for (const { resolve, reject } of settle) {
        const answer = answers[i] as Answer | Error;
        if (answer instanceof Error) reject(answer);
        else resolve(answer);
      }
  }
}
