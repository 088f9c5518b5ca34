import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { OffPlatformCount, OffPlatformCounts, OffPlatformQuery } from './off-platform.contract.js';

/** Lawyers with the most notices; a bureau that has more of them has another problem. */
const COUNTED_AT_MOST = 500;

/** Counts of what led away from this service. */
@Injectable()
export class OffPlatformQueries {
  constructor(private readonly db: Database) {}

  async count({ from, to }: OffPlatformQuery): Promise<OffPlatformCounts> {
    const lawyers = await this.db.rows<OffPlatformCount>(
      `SELECT l.id AS "lawyerId", l.name, count(*)::int AS count
         FROM entries notice
         JOIN entries said ON said.order_id = notice.order_id AND said.seq = notice.refers_to
         JOIN lawyers l ON l.id = said.sender_id
        WHERE notice.code = 'off_platform' AND notice.at < coalesce($2::timestamptz, service_now())
          AND notice.at >= coalesce($1::timestamptz, service_now() - interval '30 days')
        GROUP BY l.id ORDER BY count DESC, l.id LIMIT ${COUNTED_AT_MOST}`,
      [from ?? null, to ?? null],
    );
    return { lawyers };
  }
}
