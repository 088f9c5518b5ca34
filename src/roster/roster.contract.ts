import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsUUID, Min, ValidateNested } from 'class-validator';
import { BOARD_SLUGS, BoardSlugs } from '../boards/board-slugs.contract.js';
import { ChangeLawyer } from '../lawyers/lawyers.contract.js';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { StretchQuery } from '../platform/http/stretch-query.contract.js';
import { Text } from '../platform/http/text.js';
import type { Tier } from './shift.entity.js';

const TIERS = ['primary', 'standby'];

/** An operator answers for a gap: it is opened, this reason is kept, and an alarm is raised. */
export class Override {
  @Text(1, 500)
  reason: string;
}

export class NewShift {
  @IsUUID()
  lawyerId: string;

  /** Slugs of boards that the lawyer serves. */
  @BoardSlugs()
  boards: string[];

  @Instant()
  from: string;

  /** Not included. */
  @Instant()
  to: string;

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  tier: Tier;

  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

/** What is left out stays as it is. */
export class ChangeShift {
  @Optional()
  @IsUUID()
  lawyerId?: string;

  @Optional()
  @BoardSlugs()
  boards?: string[];

  /** Of a shift that has begun, the beginning stays. */
  @Optional()
  @Instant()
  from?: string;

  /** Not included. */
  @Optional()
  @Instant()
  to?: string;

  @ApiPropertyOptional({ enum: TIERS })
  @Optional()
  @IsIn(TIERS)
  tier?: Tier;

  /** The version that was looked at; another one is 409. */
  @Optional()
  @IsInt()
  @Min(0)
  version?: number;

  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

export class RemoveShift {
  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

/** What an operator changes of a lawyer; with `override` although a board's roster loses its cover by it. */
export class ChangeStanding extends ChangeLawyer {
  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

/** Which part of a shift a lawyer takes over. */
export class TakeOver {
  /** Default: now, or when the shift begins. */
  @Optional()
  @Instant()
  from?: string;

  /** Not included; default: the end of the shift. */
  @Optional()
  @Instant()
  to?: string;
}

/** Shifts that touch a stretch of time; without an end it has none. */
export class ShiftsQuery extends IntersectionType(StretchQuery, PageQuery) {
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
  @ApiProperty({ type: String, nullable: true })
  rotationId: string | null;
  version: number;
}

export class ShiftPage {
  items: ShiftView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
