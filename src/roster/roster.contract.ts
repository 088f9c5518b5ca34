import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsUUID } from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import type { Tier } from './shift.entity.js';

const TIERS = ['primary', 'standby'];

export class NewShift {
  @IsUUID()
  lawyerId: string;

  /** Slugs of boards that the lawyer serves. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(12)
  @ArrayUnique()
  @IsIn(BOARD_SLUGS, { each: true })
  boards: string[];

  @Instant()
  from: string;

  /** Not included. */
  @Instant()
  to: string;

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  tier: Tier;
}

export class ShiftsQuery extends PageQuery {
  /** Shifts that are not over by then. */
  @Optional()
  @Instant()
  from?: string;

  /** Shifts that have begun by then. */
  @Optional()
  @Instant()
  to?: string;

  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;

  @Optional()
  @IsUUID()
  lawyer?: string;
}

export class ShiftView {
  id: string;
  lawyerId: string;
  lawyerName: string;
  boards: string[];
  from: string;
  to: string;
  @ApiPropertyOptional({ enum: TIERS })
  tier: Tier;
}

export class ShiftPage {
  items: ShiftView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
