import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../config/settings.js';
import { Database, row } from '../database/database.js';
import { commonProblems } from '../problems/common.problems.js';

/** At most `hits` in each window of `windowSeconds`. */
export interface RateLimit {
  name: string;
  hits: number;
  windowSeconds: number;
}

/** Fixed windows counted in the database, so that several nodes count together. `RATE_LIMITS=0` lifts them. */
@Injectable()
export class RateLimits {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Counts one hit of `who`. @throws 429 `RATE_LIMITED` with the seconds until the window is over */
  async hit(limit: RateLimit, who: string): Promise<void> {
    if (!this.settings.rateLimits) return;
    const counted = await row<{ hits: number; left: number }>(
      this.db,
      {
        name: 'hit-rate-bucket',
        text: `INSERT INTO rate_buckets (bucket, window_start, hits)
               VALUES ($1, date_bin(make_interval(secs => $2), service_now(), 'epoch'), 1)
               ON CONFLICT (bucket, window_start) DO UPDATE SET hits = rate_buckets.hits + 1
               RETURNING hits, ceil($2 - extract(epoch FROM service_now() - window_start))::int AS left`,
      },
      [`${limit.name}:${who}`, limit.windowSeconds],
    );
    if (counted && counted.hits > limit.hits) throw commonProblems.rateLimited(Math.max(1, counted.left));
  }

  /** Looks without counting, for limits that only failures use up. @throws 429 when they are used up */
  async check(limit: RateLimit, who: string): Promise<void> {
    if (!this.settings.rateLimits) return;
    const used = await row<{ left: number }>(
      this.db,
      `SELECT ceil($2 - extract(epoch FROM service_now() - window_start))::int AS left FROM rate_buckets
        WHERE bucket = $1 AND window_start = date_bin(make_interval(secs => $2), service_now(), 'epoch') AND hits >= $3`,
      [`${limit.name}:${who}`, limit.windowSeconds, limit.hits],
    );
    if (used) throw commonProblems.rateLimited(Math.max(1, used.left));
  }
}
