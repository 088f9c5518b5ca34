import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, Max, Min } from 'class-validator';
import { BOARD_SLUGS, BoardSlugs } from '../boards/board-slugs.contract.js';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { StretchQuery } from '../platform/http/stretch-query.contract.js';
import { Text } from '../platform/http/text.js';

/** Default: from now, for 30 days; 400 days at most. */
export class CoverageQuery extends StretchQuery {
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

/** Who opened a gap all the same, and why. */
export class GapOverride {
  id: string;
  reason: string;
  by: string;
  at: string;
}

export class CoverageGap {
  from: string;
  to: string;
  /** Primaries there are. */
  have: number;
  /** `never_filled`, or `overridden` by an operator. */
  reason: 'never_filled' | 'overridden';
  override?: GapOverride;
}

export class BoardCoverage {
  board: string;
  /** Primaries that are asked for at every instant. */
  required: number;
  @ApiProperty({ type: [CoverageGap] })
  gaps: CoverageGap[];
  /** The first instant from now on with a gap, whatever stretch was asked for; null: none in 400 days. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  runway: string | null;
}

export class Coverage {
  from: string;
  to: string;
  @ApiProperty({ type: [BoardCoverage] })
  boards: BoardCoverage[];
}

/** A gap that a change would open, as `gaps` of the problem `WOULD_OPEN_GAP` gives it. */
export class OpenedGap {
  board: string;
  from: string;
  to: string;
  have: number;
  required: number;
}

/** A lawyer who could fill such a gap, as `substitutes` of the problem gives them, best first. */
export class Substitute {
  lawyerId: string;
  name: string;
  board: string;
  from: string;
  to: string;
  rested: boolean;
  live: boolean;
  /** In words. */
  reasons: string[];
}

/** Default: from now, for 30 days; 400 days at most. */
export class SubstitutesQuery extends StretchQuery {
  @IsIn(BOARD_SLUGS)
  board: string;
}

export class SubstituteList {
  /** For each gap of the stretch, five at most; of the first 20 gaps. */
  @ApiProperty({ type: [Substitute] })
  items: Substitute[];
}

export class CoverPolicyView {
  board: string;
  primaries: number;
  runwayDays: number;
  version: number;
}

export class CoverPolicies {
  @ApiProperty({ type: [CoverPolicyView] })
  items: CoverPolicyView[];
}

export class ChangeCoverPolicy {
  /** Primaries that are asked for at every instant. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(20)
  primaries?: number;

  /** How many days ahead the roster must reach, before it is warned of. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(180)
  runwayDays?: number;
}

/** A policy, and the gaps of the next 30 days under it. */
export class ChangedCoverPolicy extends CoverPolicyView {
  @ApiProperty({ type: [OpenedGap] })
  gaps: OpenedGap[];
}

export class NewClosedHours {
  @BoardSlugs()
  boards: string[];

  @Instant()
  from: string;

  /** Not included. */
  @Instant()
  to: string;

  /** The same hours again in each of so many weeks after, by the clock of Asia/Shanghai. */
  @Optional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(104)
  weeks?: number;

  @Text(1, 500)
  reason: string;
}

export class ClosedHoursQuery extends PageQuery {
  /** What is not over by then; default: now. */
  @Optional()
  @Instant()
  from?: string;

  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

export class ClosedHoursView {
  id: string;
  board: string;
  from: string;
  to: string;
  reason: string;
  decidedBy: string;
  createdAt: string;
}

export class ClosedHoursList {
  @ApiProperty({ type: [ClosedHoursView] })
  items: ClosedHoursView[];
}

export class ClosedHoursPage extends ClosedHoursList {
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
