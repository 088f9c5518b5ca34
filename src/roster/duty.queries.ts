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
}
