import { Logger } from '@nestjs/common';

/** After a failure, such as the database being away, a loop waits this long before it tries again. */
const RETRY_MS = 500;

/**
 * Work that is done again and again, one run at a time: when woken, when a stated delay is over, and at the latest
 * after the poll interval.
 */
export class Loop {
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private stopped = true;
  private wokenMeanwhile = false;

  /** @param work answers true when there is more to do at once, or the milliseconds until it is next needed */
  constructor(
    name: string,
    private readonly pollMs: number,
    private readonly work: () => Promise<boolean | number>,
  ) {
    this.logger = new Logger(name);
  }

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Runs the work now, or once more if it is under way. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.wokenMeanwhile = true;
      return;
    }
    clearTimeout(this.timer);
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
  }

  /** Lets the run under way finish, and begins no other. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    let waitMs = this.pollMs;
    try {
      do {
        this.wokenMeanwhile = false;
        const next = await this.work();
        if (next === true) this.wokenMeanwhile = true;
        else waitMs = typeof next === 'number' ? Math.min(Math.max(next, 1), this.pollMs) : this.pollMs;
      } while (this.wokenMeanwhile && !this.stopped);
    } catch (error) {
      this.logger.warn(
        `Trying again in ${RETRY_MS} ms: ${error instanceof Error ? error.message : String(error)}`,
      );
      waitMs = RETRY_MS;
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => this.wake(), waitMs);
    this.timer.unref();
  }
}
