import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, rows } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import { Loop } from '../platform/loop.js';

/** How long somebody whose licence ends with the day stays connected after midnight; orders are refused at once. */
const POLL_MS = 500;
const BATCH = 200;

/**
 * What ends because time goes by: licences with their last day, and leases that nobody renewed. Every node runs one;
 * SKIP LOCKED shares the work among them.
 */
@Injectable()
export class LeasesTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('leases', POLL_MS, () => this.tick());

  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async tick(): Promise<boolean> {
    const licences = await this.endLicences();
    const leases = await this.db.rows(SWEEP_LEASES);
    return licences === BATCH || leases.length === BATCH;
  }

  /** The leases are ended by the trigger that the change of the row sets off. */
  private endLicences(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const ended = await rows<{ id: string; version: number }>(tx, END_LICENCES);
      if (ended.length > 0)
        await this.outbox.recordAll(
          tx,
          ended.map(({ id, version }) => ({
            subjectKind: 'lawyer',
            subjectId: id,
            seq: version,
            type: 'lawyer.licence_ended',
            actor: SYSTEM,
            signals: [{ rooms: [room.account(id)], disconnect: true }],
          })),
        );
      return ended.length;
    });
  }
}

const END_LICENCES = {
  name: 'end-licences',
  text: `UPDATE lawyers SET out_since = service_now(), version = version + 1
          WHERE id = ANY(ARRAY(
            SELECT id FROM lawyers
             WHERE out_since IS NULL AND licence_valid_until < (SELECT (service_now() AT TIME ZONE 'Asia/Shanghai')::date)
             ORDER BY id LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED))
          RETURNING id, version`,
};

/** That a lease ran out is seen by its end at once; marking it some time later keeps those that run few and close together. */
const SWEEP_LEASES = {
  name: 'sweep-leases',
  text: `UPDATE lawyer_leases SET ended_at = until
          WHERE id = ANY(ARRAY(
            SELECT id FROM lawyer_leases WHERE ended_at IS NULL AND until < (SELECT service_now() - interval '1 minute')
             LIMIT ${BATCH} FOR NO KEY UPDATE SKIP LOCKED))
          RETURNING id`,
};
