import { Injectable } from '@nestjs/common';
import { rows, type Queryable } from '../platform/database/database.js';
import type { Tier } from './shift.entity.js';

/** Who is on duty, by tier; several primaries (or standbys) come in the order of their shifts. */
export interface OnDuty {
  lawyerId: string;
  tier: Tier;
}

/** The one place that says who is on duty; everyone asks it. */
@Injectable()
export class DutyQueries {
  /** Who is on duty for `board` at an instant; now when none is given. */
  whoIsOnDuty(db: Queryable, board: string, at?: Date): Promise<OnDuty[]> {
    return rows<OnDuty>(
      db,
      {
        name: 'who-is-on-duty',
        text: `SELECT lawyer_id AS "lawyerId", tier FROM on_duty($1, coalesce($2, service_now()))`,
      },
      [board, at ?? null],
    );
  }

  /** Who is on duty now, by board; boards without anybody are left out. */
  async whoIsOnDutyAnywhere(db: Queryable): Promise<Map<string, OnDuty[]>> {
    const found = await rows<OnDuty & { board: string }>(db, {
      name: 'who-is-on-duty-anywhere',
      text: `SELECT b.slug AS board, d.lawyer_id AS "lawyerId", d.tier
               FROM boards b CROSS JOIN (SELECT service_now() AS at) now CROSS JOIN on_duty(b.slug, now.at) d`,
    });
    return Map.groupBy(found, ({ board }) => board);
  }
}
