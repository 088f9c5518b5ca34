import { setTimeout as delay } from 'node:timers/promises';
import { commonProblems } from '../platform/problems/common.problems.js';
import { Problem } from '../platform/problems/problem.js';

/** Whoever says too much waits so long for the refusal, so that a flood is not answered as fast as it comes. */
const REFUSAL_AFTER_MS = 250;
/** Of what may be said at once, so many times may be under way: repeats of what was said are no flood. */
const BURSTS_UNDER_WAY = 3;

/** Keeps a flood away from the database, which judges how much somebody may say. */
export class Patience {
  /** By person: messages that have no answer yet. */
  private readonly unanswered = new Map<string, number>();

  /** @param burst messages that somebody may say at once; null: no limit */
  constructor(private readonly burst: number | null) {}

  /** @throws what `say` throws; 429 `RATE_LIMITED` for whoever has too many under way */
  async hear<T>(senderId: string, say: () => Promise<T>): Promise<T> {
    if (this.burst === null) return say();
    const underWay = this.unanswered.get(senderId) ?? 0;
    this.unanswered.set(senderId, underWay + 1);
    try {
      if (underWay >= BURSTS_UNDER_WAY * this.burst) throw commonProblems.rateLimited(1);
      return await say();
    } catch (error) {
      if (error instanceof Problem && error.status === 429) await delay(REFUSAL_AFTER_MS);
      throw error;
    } finally {
      const left = this.unanswered.get(senderId)! - 1;
      if (left > 0) this.unanswered.set(senderId, left);
      else this.unanswered.delete(senderId);
    }
  }
}
