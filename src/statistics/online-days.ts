import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, row, rows } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';

const POLL_MS = 600_000; // Until it comes round, the day is added up by whoever asks.
/** A lease that began before midnight is committed by then. */
const SETTLED_AFTER = '10 minutes';

/** Adds up the hours online of each day that is over, once; one node at a time. */
@Injectable()
export class OnlineDays implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('online days', POLL_MS, () => this.addUpNext());

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** A day at a time; gives whether there may be another. */
  private addUpNext(): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      const turn = await row<{ mine: boolean }>(
        tx,
        `SELECT pg_try_advisory_xact_lock(hashtext('online days')) AS mine`,
      );
      if (!turn!.mine) return false;
      const added = await rows(tx, ADD_UP_NEXT);
      return added.length > 0;
    });
  }
}

const ADD_UP_NEXT = `
  INSERT INTO online_days
  SELECT next.day, online_seconds(whole.since, whole.till)
    FROM (SELECT coalesce((SELECT max(day) + 1 FROM online_days),
                          (SELECT (min(started_at) AT TIME ZONE 'Asia/Shanghai')::date FROM lawyer_leases)) AS day) next,
         LATERAL (SELECT next.day::timestamp AT TIME ZONE 'Asia/Shanghai' AS since,
                         (next.day + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' AS till) whole
   WHERE whole.till + interval '${SETTLED_AFTER}' <= service_now()
  RETURNING day`;
