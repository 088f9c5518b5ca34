import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { readStretch } from '../platform/http/stretch.js';
import type { HoursOfDay, HoursOnline, HoursQuery } from './hours.contract.js';

const TERMS = { days: 30, most: 366, looks: 'back' } as const;

/** How long lawyers were there. */
@Injectable()
export class HoursQueries {
  constructor(private readonly db: Database) {}

  /** Of one lawyer: the union of the leases, so that two tabs are not two hours. @throws 422 `EMPTY_STRETCH`, `STRETCH_TOO_LONG` */
  async show(lawyerId: string, query: HoursQuery): Promise<HoursOnline> {
    const { from, to } = await readStretch(this.db, query, TERMS);
    const days = await this.db.rows<HoursOfDay & { all: number }>(HOURS, [lawyerId, from, to]);
    return {
      from: from.toISOString(),
      to: to.toISOString(),
      seconds: days[0]!.all,
      days: days.map(({ day, seconds }) => ({ day, seconds })),
    };
  }
}

const HOURS = {
  name: 'hours-online',
  text: `
    WITH online AS MATERIALIZED (SELECT online_of($1, $2, $3) AS all),
    days AS (
      SELECT day::date, tstzrange(day AT TIME ZONE 'Asia/Shanghai', (day + interval '1 day') AT TIME ZONE 'Asia/Shanghai') AS whole
        FROM generate_series(date_trunc('day', $2::timestamptz AT TIME ZONE 'Asia/Shanghai'),
                             ($3::timestamptz AT TIME ZONE 'Asia/Shanghai') - interval '1 microsecond', interval '1 day') day)
    SELECT day::text, seconds_of(online.all * tstzmultirange(days.whole)) AS seconds, seconds_of(online.all) AS all
      FROM days, online ORDER BY day`,
};
