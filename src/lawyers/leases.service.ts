import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row, rows } from '../platform/database/database.js';
import type { Availability } from './lawyer.entities.js';

/** Live means a lease that is renewed by heartbeats, not a switch. */
@Injectable()
export class LeasesService {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Renews the lease of one connection; begins one when there is none (`leaseId` undefined) or the old one ran out,
   * so that a pause is no time online.
   */
  async beat(
    lawyerId: string,
    leaseId: string | undefined,
    state: Availability,
  ): Promise<{ leaseId: string; until: Date }> {
    const lease = await row<{ id: string; until: Date }>(
      this.db,
      {
        name: 'beat',
        text: `WITH renewed AS (
                 UPDATE lawyer_leases SET until = from_now($3), state = $4
                  WHERE id = $2 AND lawyer_id = $1 AND until > service_now() RETURNING id, until),
               begun AS (
                 INSERT INTO lawyer_leases (lawyer_id, until, state)
                 SELECT $1, from_now($3), $4 WHERE NOT EXISTS (SELECT FROM renewed) RETURNING id, until)
               SELECT * FROM renewed UNION ALL SELECT * FROM begun`,
      },
      [lawyerId, leaseId ?? null, this.settings.leaseMs, state],
    );
    return { leaseId: lease!.id, until: lease!.until };
  }

  /** Ends the lease now: its connection closed cleanly. */
  async end(leaseId: string): Promise<void> {
    await rows(
      this.db,
      'UPDATE lawyer_leases SET until = greatest(started_at, service_now()) WHERE id = $1 AND until > service_now()',
      [leaseId],
    );
  }
}
