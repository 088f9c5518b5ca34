import { Worker } from 'node:worker_threads';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { plannerProblems } from './planner.problems.js';
import type { Plan, PlanInput } from './planning.js';

/** A core for planning, the others for people. */
const MOST_AT_ONCE = 1;
const LONGEST_MS = 120_000;
const TRY_AGAIN_SECONDS = 5;
const WORKER = new URL('./planner-worker.js', import.meta.url);

/** Makes plans in a thread of their own, so many at once. */
@Injectable()
export class PlannerDesk implements BeforeApplicationShutdown {
  private readonly workers = new Set<Worker>();

  /** @throws 503 `PLANNER_BUSY` while another plan is made in this process, or when this one takes too long */
  async plan(input: PlanInput): Promise<Plan> {
    if (this.workers.size >= MOST_AT_ONCE) throw plannerProblems.busy(TRY_AGAIN_SECONDS);
    const worker = new Worker(WORKER, { workerData: input });
    this.workers.add(worker);
    const tooLong = setTimeout(() => void worker.terminate(), LONGEST_MS);
    try {
      return await new Promise<Plan>((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        // Also comes after a message, and then says nothing new.
        worker.once('exit', () => reject(plannerProblems.busy(TRY_AGAIN_SECONDS)));
      });
    } finally {
      clearTimeout(tooLong);
      this.workers.delete(worker);
    }
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.workers].map((worker) => worker.terminate()));
  }
}
