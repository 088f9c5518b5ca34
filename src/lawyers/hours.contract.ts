import { ApiProperty } from '@nestjs/swagger';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';

/** A stretch of a year at most. */
export class HoursQuery {
  /** Default: 30 days before `to`. */
  @Optional()
  @Instant()
  from?: string;

  /** Not included; default: now. */
  @Optional()
  @Instant()
  to?: string;
}

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
