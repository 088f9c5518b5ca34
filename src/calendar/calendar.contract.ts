import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, Max, Min, ValidateNested } from 'class-validator';
import { CalendarDate } from '../platform/http/calendar-date.js';
import { toInteger } from '../platform/http/page.js';
import { Text } from '../platform/http/text.js';

const KINDS = ['holiday', 'workday'];
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2199;

export class CalendarQuery {
  @Transform(({ value }: { value: unknown }) => toInteger(value))
  @IsInt()
  @Min(FIRST_YEAR)
  @Max(LAST_YEAR)
  year: number;
}

export class CalendarDayBody {
  @CalendarDate()
  day: string;

  /** A day off, or a day of the weekend that is worked for one. */
  @ApiProperty({ enum: KINDS })
  @IsIn(KINDS)
  kind: 'holiday' | 'workday';

  @Text(1, 40)
  name: string;
}

export class CalendarYear {
  /** Who decided it, by which notice. */
  @Text(1, 200)
  source: string;

  /** All days of the year that are not as their weekday says; they take the place of those that were there. */
  @IsArray()
  @ArrayMaxSize(366)
  @ArrayUnique(({ day }: CalendarDayBody) => day)
  @ValidateNested({ each: true })
  @Type(() => CalendarDayBody)
  days: CalendarDayBody[];
}

export class CalendarDayView {
  day: string;
  @ApiProperty({ enum: KINDS })
  kind: 'holiday' | 'workday';
  name: string;
  source: string;
}

export class CalendarYearView {
  year: number;
  /** In the order of the calendar; none when the year is not known yet. */
  @ApiProperty({ type: [CalendarDayView] })
  days: CalendarDayView[];
}

export class NewFeed {
  /** To subscribe to in a calendar. It is shown once: whoever has it sees the duty of this lawyer. */
  url: string;
}

export class FeedView {
  exists: boolean;
  @ApiProperty({ type: String, nullable: true })
  createdAt: string | null;
}
