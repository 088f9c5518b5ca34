import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, rows } from './database/database.js';
import { Loop } from './loop.js';

const EVERY_MS = 600_000;

/** What is of no use any more; what people said or did is never swept. Sessions outlive their end for the security log's six months. */
const SWEEPS = [
  `DELETE FROM idempotency_keys WHERE created_at < service_now() - interval '24 hours'`,
  `DELETE FROM rate_buckets WHERE window_start < service_now() - interval '1 day'`,
  `DELETE FROM sms_codes WHERE expires_at < service_now()`,
  `DELETE FROM kiosk_challenges WHERE expires_at < service_now()`,
  `DELETE FROM access_tokens WHERE expires_at < service_now()`,
  `DELETE FROM sessions WHERE refresh_expires_at < service_now() - interval '7 months'`,
  `DELETE FROM cover_history WHERE until < service_now() - interval '2 years'`,
];

/** Sweeps out what has expired, now and then; one node at a time. */
@Injectable()
export class Housekeeping implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('housekeeping', EVERY_MS, () => this.sweep());

  constructor(private readonly db: Database) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async sweep(): Promise<boolean> {
    await this.db.transaction(async (tx) => {
      const [{ mine }] = (await rows<{ mine: boolean }>(
        tx,
        `SELECT pg_try_advisory_xact_lock(hashtext('housekeeping')) AS mine`,
      )) as [{ mine: boolean }];
      if (mine) for (const sweep of SWEEPS) await rows(tx, sweep);
    });
    return false;
  }
}
