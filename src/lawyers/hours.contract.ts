import { ApiProperty } from '@nestjs/swagger';
import { StretchQuery } from '../platform/http/stretch-query.contract.js';

/** Default: the 30 days before `to`, which is now; a year at most. */
export class HoursQuery extends StretchQuery {}

export class HoursOfDay {
  /** Of the calendar in Asia/Shanghai. */
  @ApiProperty({ format: 'date' })
  day: string;
  seconds: number;
}

/** Time that a lawyer was really there, away or available. */
export class HoursOnline {
  from: string;
  to: string;
  seconds: number;
  /** Every day that the stretch touches, as far as it lies in it. */
  days: HoursOfDay[];
}
