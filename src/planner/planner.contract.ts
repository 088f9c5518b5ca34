import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { BoardSlugs } from '../boards/board-slugs.contract.js';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { STANDARD_CUTS, type Hindrance, type Tier } from './planning.js';

const TIERS = ['primary', 'standby'];
const WISHES = ['avoid', 'prefer', 'unavailable'];
const HINDRANCES = ['no_lawyer_of_board', 'licence_ends', 'on_leave', 'on_duty', 'resting'];

export class PlanWish {
  @IsUUID()
  lawyerId: string;

  @Instant()
  from: string;

  /** Not included. */
  @Instant()
  to: string;

  /** `unavailable` is kept to; the others are where nothing else suffers. */
  @ApiProperty({ enum: WISHES })
  @IsIn(WISHES)
  kind: 'avoid' | 'prefer' | 'unavailable';
}

export class NewPlan {
  /** Not before now. */
  @Instant()
  from: string;

  /** Not included; 92 days later at most. */
  @Instant()
  to: string;

  /** Slugs; left out: all twelve. */
  @Optional()
  @BoardSlugs()
  boards?: string[];

  /** Times of day in Asia/Shanghai at which shifts change; no two neighbours more than 12 h apart. */
  @Optional()
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { each: true })
  cuts: string[] = STANDARD_CUTS;

  /** Whether each board gets a standby besides. */
  @Optional()
  @IsBoolean()
  standby: boolean = true;

  /** How many boards one lawyer may serve at once. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(12)
  boardsPerShift: number = 1;

  /** The same seed gives the same plan; another one decides otherwise where all else is equal. */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed: number = 1;

  @Optional()
  @IsArray()
  @ArrayMaxSize(2_000)
  @ValidateNested({ each: true })
  @Type(() => PlanWish)
  wishes: PlanWish[] = [];
}

export class PlannedShift {
  lawyerId: string;
  lawyerName: string;
  boards: string[];
  @ApiProperty({ enum: TIERS })
  tier: Tier;
  from: string;
  to: string;
}

export class LawyersHindered {
  @ApiProperty({ enum: HINDRANCES })
  reason: Hindrance;
  /** How many lawyers of the board. */
  lawyers: number;
}

export class UncoveredStretch {
  board: string;
  @ApiProperty({ enum: TIERS })
  tier: Tier;
  from: string;
  to: string;
  /** How many are missing. */
  missing: number;
  /** What keeps the board’s lawyers away when it begins. */
  @ApiProperty({ type: [LawyersHindered] })
  why: LawyersHindered[];
}

export class LawyerShare {
  lawyerId: string;
  /** Shifts with some time between midnight and six. */
  nights: number;
  /** Shifts that begin on a weekend or a holiday. */
  holidays: number;
  hours: number;
}

export class ShareSpread {
  least: number;
  most: number;
}

export class NightSpread extends ShareSpread {
  /** No plan for these nights, with these lawyers on these boards, has a smaller difference. */
  atBest: number;
}

/** With what was on the roster before. */
export class PlanFairness {
  @ApiProperty({ type: [LawyerShare] })
  lawyers: LawyerShare[];
  /** Among those who could serve a night. */
  nights: NightSpread;
  holidays: ShareSpread;
  hours: ShareSpread;
}

/** What a board would have when the plan is accepted. */
export class PlannedCoverage {
  board: string;
  /** Stretches with fewer primaries than it asks for. */
  gaps: number;
  gapSeconds: number;
  /** Stretches without a standby, if those were asked for. */
  withoutStandby: number;
}

export class PlanSummary {
  id: string;
  from: string;
  to: string;
  boards: string[];
  cuts: string[];
  standby: boolean;
  boardsPerShift: number;
  seed: number;
  /** How many it proposes. */
  shifts: number;
  createdAt: string;
  createdBy: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  acceptedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  acceptedBy: string | null;
}

export class RosterPlanView extends PlanSummary {
  @ApiProperty({ type: [PlannedShift] })
  proposal: PlannedShift[];
  @ApiProperty({ type: [UncoveredStretch] })
  uncovered: UncoveredStretch[];
  fairness: PlanFairness;
  @ApiProperty({ type: [PlannedCoverage] })
  coverage: PlannedCoverage[];
}

export class PlanPage {
  @ApiProperty({ type: [PlanSummary] })
  items: PlanSummary[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class AcceptedPlan {
  id: string;
  acceptedAt: string;
  acceptedBy: string;
  /** Ids of the shifts that it put on the roster. */
  shifts: string[];
}
