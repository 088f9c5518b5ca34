import { Body, Controller, Get, Param, Put, Query, type PipeTransform } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { CalendarQuery, CalendarYear, CalendarYearView, FIRST_YEAR, LAST_YEAR } from './calendar.contract.js';
import { CalendarService } from './calendar.service.js';

const existingYear: PipeTransform<string, number> = {
  transform(value) {
    const year = /^\d{4}$/.test(value) ? Number(value) : 0;
    if (year < FIRST_YEAR || year > LAST_YEAR) throw commonProblems.notFound();
    return year;
  },
};

@ApiTags('roster')
@ApiBearerAuth()
@Controller('roster/calendar')
@Door('lawyer', 'operator')
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  /** Public holidays of a year, and the weekend days that are worked for them. */
  @Get()
  show(@Query() { year }: CalendarQuery): Promise<CalendarYearView> {
    return this.calendar.show(year);
  }

  /** Replaces the days of a year, as a notice of the State Council or the bureau itself says. */
  @Put(':year')
  @Door('operator')
  replace(@Param('year', existingYear) year: number, @Body() body: CalendarYear): Promise<CalendarYearView> {
    return this.calendar.replace(year, body);
  }
}
