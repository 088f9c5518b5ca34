import { Injectable } from '@nestjs/common';
import { Database, rows, type Queryable } from '../platform/database/database.js';
import type { CalendarDayView, CalendarYear, CalendarYearView } from './calendar.contract.js';
import { calendarProblems } from './calendar.problems.js';

/** Public holidays and the weekend days that are worked for them, as the bureau has them. */
@Injectable()
export class CalendarService {
  constructor(private readonly db: Database) {}

  /** The days of a year that are not as their weekday says. */
  async show(year: number, db: Queryable = this.db): Promise<CalendarYearView> {
    const days = await rows<CalendarDayView>(
      db,
      `SELECT day::text, kind, name, source FROM calendar_days
        WHERE day >= make_date($1, 1, 1) AND day < make_date($1 + 1, 1, 1) ORDER BY day`,
      [year],
    );
    return { year, days };
  }

  /** Replaces the days of a year. @throws 422 `DAY_OF_ANOTHER_YEAR` with which */
  async replace(year: number, { source, days }: CalendarYear): Promise<CalendarYearView> {
    const others = days.flatMap(({ day }, i) =>
      day.startsWith(`${year}-`) ? [] : [{ field: `days.${i}.day`, message: `must be a day of ${year}` }],
    );
    if (others.length > 0) throw calendarProblems.dayOfAnotherYear(others);
    return this.db.transaction(async (tx) => {
      // Of two who enter a year at once, the later one's is there, and nothing of the other's.
      await rows(tx, `SELECT pg_advisory_xact_lock(hashtext('calendar_days'), $1)`, [year]);
      await rows(
        tx,
        'DELETE FROM calendar_days WHERE day >= make_date($1, 1, 1) AND day < make_date($1 + 1, 1, 1)',
        [year],
      );
      await rows(
        tx,
        `INSERT INTO calendar_days (day, kind, name, source)
         SELECT day, kind, name, $4 FROM unnest($1::date[], $2::text[], $3::text[]) AS d (day, kind, name)`,
        [days.map(({ day }) => day), days.map(({ kind }) => kind), days.map(({ name }) => name), source],
      );
      return this.show(year, tx);
    });
  }
}
