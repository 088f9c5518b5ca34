import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { BOARD_SLUGS, BoardSlugs } from '../boards/board-slugs.contract.js';
import { StaffPhone } from '../identity/staff-phone.contract.js';
import { NewPassword, Username } from '../identity/staff-sign-in.contract.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { toBoolean } from '../platform/http/page.js';
import { CalendarDate } from '../platform/http/calendar-date.js';
import { Optional } from '../platform/http/optional.js';
import { Text } from '../platform/http/text.js';
import type { Availability, LicenceStatus } from './lawyer.entities.js';

const LICENCE_STATUSES = ['valid', 'suspended', 'expired'];

/** What only the lawyers themselves and the bureau know well; the lawyer may change it. */
export class ChangeMyLawyer {
  /** Shown on the card; promises no results. */
  @Optional()
  @Text(0, 500)
  introduction?: string;

  /** Towns where the lawyer comes to; the first is where they are at home. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @Text(1, 40, { each: true })
  towns?: string[];

  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Text(1, 40, { each: true })
  dialects?: string[];

  /** How many orders at a time. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(50)
  capacity?: number;
}

/** What an operator may change; the licence's status takes the lawyer out at once. */
export class ChangeLawyer extends ChangeMyLawyer {
  @Optional()
  @Text(1, 40)
  name?: string;

  @Optional()
  @Text(1, 80)
  firm?: string;

  @Optional()
  @Matches(/^[0-9A-Za-z]{5,30}$/, { message: 'licenceNumber must be 5 to 30 letters and digits' })
  licenceNumber?: string;

  @ApiPropertyOptional({ enum: LICENCE_STATUSES })
  @Optional()
  @IsIn(LICENCE_STATUSES)
  licenceStatus?: LicenceStatus;

  /** The last day on which the licence is valid, `YYYY-MM-DD`; null: no end is known. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @CalendarDate()
  licenceValidUntil?: string | null;

  /** Slugs; replaces all boards of the lawyer. */
  @Optional()
  @BoardSlugs()
  boards?: string[];

  @Optional()
  @IsInt()
  @Min(0)
  @Max(80)
  yearsInPractice?: number;

  /** Where alarms reach the lawyer; shown to nobody but the lawyer, masked. Null: nowhere. */
  @StaffPhone()
  phone?: string | null;
}

export class NewLawyer extends ChangeMyLawyer {
  /** 3 to 32 of a-z, 0-9, dot, dash, underscore. */
  @Username()
  username: string;

  @NewPassword()
  password: string;

  @Text(1, 40)
  name: string;

  @Text(1, 80)
  firm: string;

  @Matches(/^[0-9A-Za-z]{5,30}$/, { message: 'licenceNumber must be 5 to 30 letters and digits' })
  licenceNumber: string;

  @IsOptional()
  @CalendarDate()
  licenceValidUntil?: string | null;

  @BoardSlugs()
  boards: string[];

  @Optional()
  @IsInt()
  @Min(0)
  @Max(80)
  yearsInPractice?: number;

  /** As above. */
  @StaffPhone()
  phone?: string | null;
}

/** A village, or a whole town where no village is named. */
export class Village {
  @Text(1, 40)
  town: string;

  @Optional()
  @Text(1, 40)
  village?: string;
}

export class Villages {
  /** Replaces those for which the lawyer was responsible; what was another's becomes this one's. */
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => Village)
  villages: Village[];
}

export class ChangeAvailability {
  @ApiProperty({ enum: ['available', 'away'] })
  @IsIn(['available', 'away'])
  state: Availability;
}

export class LawyersQuery extends PageQuery {
  /** A board's slug. */
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;

  /** Part of the name, firm or introduction. */
  @Optional()
  @Text(1, 40)
  q?: string;

  /** Only those who are really there now, or only those who are not. */
  @Optional()
  @Transform(({ value }: { value: unknown }) => toBoolean(value))
  @IsBoolean()
  live?: boolean;

  @Optional()
  @Text(1, 40)
  town?: string;

  @Optional()
  @Text(1, 40)
  dialect?: string;
}

export class RatingMean {
  /**
   * Bayesian mean of the levels (1 to 5) with the mean of the lawyer's boards as prior. Ratings enter in groups of five,
   * so that nobody can tell one resident's from a change.
   */
  mean: number;
  /** How many ratings there are. */
  count: number;
}

export class LawyerView {
  id: string;
  name: string;
  firm: string;
  licenceNumber: string;
  @ApiProperty({ enum: LICENCE_STATUSES })
  licenceStatus: LicenceStatus;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  licenceValidUntil: string | null;
  boards: string[];
  towns: string[];
  dialects: string[];
  yearsInPractice: number;
  introduction: string;
  @ApiProperty({ enum: ['available', 'away'] })
  availability: Availability;
  /** Really there: a workbench that beats, not switched to away, with a valid licence. */
  live: boolean;
  /** Orders served just now. */
  load: number;
  /** Orders that can be served at a time. */
  capacity: number;
  rating: RatingMean;
  /** Orders taken so far. */
  served: number;
  /** Median of the seconds from offer to acceptance of the last 50 online orders; null while there are none. */
  @ApiProperty({ type: Number, nullable: true })
  medianAcceptSeconds: number | null;
}

export class LawyerCard extends LawyerView {
  /** Why the lawyer stands at this place of the list, in words. */
  reasons: string[];
}

export class LawyerPage {
  items: LawyerCard[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
