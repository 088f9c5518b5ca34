import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row, rows } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';

/** A longer pause between two looks is a stretch that nobody measured. */
const UNMEASURED_MS = 30_000;

/** Keeps the history of cover. Every node runs one; an advisory lock lets one at a time measure. */
@Injectable()
export class CoverRecorder implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) settings: Settings,
  ) {
    // How exact the history is: a change is noticed this much later at most.
    this.loop = new Loop('cover-recorder', settings.coverLookMs, () => this.measure());
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async measure(): Promise<boolean> {
    await this.db.transaction(async (tx) => {
      const lock = await row<{ mine: boolean }>(
        tx,
        `SELECT pg_try_advisory_xact_lock(hashtext('cover-recorder')) AS mine`,
      );
      if (lock?.mine) await rows(tx, RECORD, [UNMEASURED_MS]);
    });
    return false;
  }
}

/**
 * A stretch lasts until the look at which something else is found; what nobody looked at stays out. A clock that was put
 * back is waited for: what was measured is not measured again.
 */
const RECORD = {
  name: 'record-cover',
  text: `
    WITH now AS MATERIALIZED (SELECT service_now() AS at),
    look AS MATERIALIZED (
      SELECT m.*, now.at, h.since, coalesce(h.until < now.at, true) AS is_later,
             coalesce(h.until >= now.at - make_interval(secs => $1::bigint / 1000.0), false) AS follows,
             (h.planned, h.live, h.effective) IS NOT DISTINCT FROM (m.planned, m.live, m.effective) AS is_same
        FROM cover_now() m CROSS JOIN now
        LEFT JOIN LATERAL (SELECT * FROM cover_history o WHERE o.board = m.board ORDER BY o.since DESC LIMIT 1) h ON true),
    goes_on AS (
      UPDATE cover_history h SET until = look.at FROM look
       WHERE h.board = look.board AND h.since = look.since AND look.is_later AND look.follows)
    INSERT INTO cover_history (board, since, until, planned, live, effective)
    SELECT board, at, at, planned, live, effective FROM look WHERE is_later AND NOT (follows AND is_same)`,
};
