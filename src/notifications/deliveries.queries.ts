import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { DeliveryAttemptView, DeliveryView } from './deliveries.contract.js';

type Row = Omit<DeliveryView, 'createdAt' | 'attempts'> & {
  createdAt: Date;
  attempts: DeliveryAttemptView[];
};

/** What went out of the service, and what became of it. */
@Injectable()
export class DeliveriesQueries {
  constructor(private readonly db: Database) {}

  /**
   * The last `limit` deliveries about whatever begins with `about` (which ends with a colon), newest first; with
   * `accountId`, only those to this person.
   */
  async about(about: string, limit: number, accountId: string | null): Promise<DeliveryView[]> {
    const found = await this.db.rows<Row>(
      `SELECT d.id, d.channel, d.account_id AS "accountId", d.state, d.created_at AS "createdAt", coalesce(
                (SELECT json_agg(json_build_object('attempt', a.attempt, 'beganAt', ${ISO('a.began_at')},
                          'endedAt', ${ISO('a.ended_at')}, 'outcome', a.outcome, 'detail', a.detail) ORDER BY a.attempt)
                   FROM delivery_attempts a WHERE a.delivery_id = d.id), '[]') AS attempts
         FROM deliveries d
        WHERE d.about >= $1 AND d.about < $2 AND ($3::uuid IS NULL OR d.account_id = $3)
        ORDER BY d.id DESC LIMIT $4`,
      [about, `${about.slice(0, -1)};`, accountId, limit],
    );
    return found.map(({ createdAt, ...delivery }) => ({ ...delivery, createdAt: createdAt.toISOString() }));
  }
}

/** As JSON has instants. */
const ISO = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
