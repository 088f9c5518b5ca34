import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsTimeZone,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { BOARD_SLUGS, BoardSlugs } from '../boards/board-slugs.contract.js';
import { CalendarDate } from '../platform/http/calendar-date.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';
import { Override } from '../roster/roster.contract.js';
import type { Turn } from './pattern.js';

const TIERS = ['primary', 'standby'];
const TURNS = ['slot', 'day', 'week'];
const REASONS = ['overlap', 'not_of_board', 'not_in_practice', 'licence_ends', 'changed_by_hand'];
const TIME = { pattern: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, message: 'must be a time such as 08:30' };

export class SlotBody {
  /** The day on which it begins: 1 is Monday, 7 is Sunday. */
  @IsInt()
  @Min(1)
  @Max(7)
  weekday: number;

  /** By the clock on the wall: `HH:MM` or `HH:MM:SS`. */
  @Matches(TIME.pattern, { message: `from ${TIME.message}` })
  from: string;

  /** Not included. At or before `from`, it is on the next day; 00:00 to 00:00 is a whole day. */
  @Matches(TIME.pattern, { message: `to ${TIME.message}` })
  to: string;
}

export class NewRotation {
  @Text(1, 80)
  name: string;

  @BoardSlugs()
  boards: string[];

  @ApiProperty({ enum: TIERS })
  @IsIn(TIERS)
  tier: 'primary' | 'standby';

  /** Whose clock the slots go by. */
  @ApiPropertyOptional({ default: 'Asia/Shanghai' })
  @Optional()
  @IsTimeZone()
  zone: string = 'Asia/Shanghai';

  /** The first day on which a slot begins; turns are counted from it. */
  @CalendarDate()
  startsOn: string;

  /** The last day on which a slot begins; left out: there is none. */
  @Optional()
  @CalendarDate()
  endsOn?: string;

  /** In the order of their turns; one may have several. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(102)
  @IsUUID(undefined, { each: true })
  lawyers: string[];

  /** The slots of a week, which share no time. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SlotBody)
  slots: SlotBody[];

  /** When the next lawyer's turn comes: with each slot, with each day that has slots, or each Monday. */
  @ApiProperty({ enum: TURNS })
  @IsIn(TURNS)
  turn: Turn;

  /** How far ahead its shifts are made. */
  @ApiPropertyOptional({ default: 28 })
  @Optional()
  @IsInt()
  @Min(1)
  @Max(180)
  rollOutDays: number = 28;
}

export class ChangeRotation extends NewRotation {
  /** The version that was looked at. */
  @IsInt()
  @Min(0)
  version: number;

  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

export class EndRotation {
  @Optional()
  @ValidateNested()
  @Type(() => Override)
  override?: Override;
}

export class RotationsQuery extends PageQuery {
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

export class PlannedShiftView {
  lawyerId: string;
  from: string;
  to: string;
}

export class SkippedShiftView extends PlannedShiftView {
  /** Why nobody was put on duty: `changed_by_hand` stays as somebody made it. */
  @ApiProperty({ enum: REASONS })
  reason: string;
}

export class RotationShiftView extends PlannedShiftView {
  shiftId: string;
}

export class MovedShiftView extends PlannedShiftView {
  /** Whose it is then. */
  toLawyerId: string;
}

/** What an edited pattern does to the roster. */
export class RotationDifference {
  @ApiProperty({ type: [PlannedShiftView] })
  added: PlannedShiftView[];
  @ApiProperty({ type: [RotationShiftView] })
  removed: RotationShiftView[];
  /** The same hours, another lawyer. */
  @ApiProperty({ type: [MovedShiftView] })
  moved: MovedShiftView[];
  /** Changed by hand or begun: they stay, and nothing is planned over them. */
  @ApiProperty({ type: [RotationShiftView] })
  kept: RotationShiftView[];
  @ApiProperty({ type: [SkippedShiftView] })
  skipped: SkippedShiftView[];
}

export class RotationGap {
  board: string;
  from: string;
  to: string;
  have: number;
  required: number;
}

export class RotationPreview extends RotationDifference {
  /** What it would open, and nobody may without an override. */
  @ApiProperty({ type: [RotationGap] })
  gaps: RotationGap[];
  /** Who could fill the gaps, as the refusal of the change would name them. */
  @ApiPropertyOptional({ type: [Object] })
  substitutes?: unknown[];
}

export class RotationView {
  id: string;
  name: string;
  boards: string[];
  @ApiProperty({ enum: TIERS })
  tier: 'primary' | 'standby';
  zone: string;
  startsOn: string;
  @ApiProperty({ type: String, nullable: true })
  endsOn: string | null;
  lawyers: string[];
  @ApiProperty({ type: [SlotBody] })
  slots: SlotBody[];
  @ApiProperty({ enum: TURNS })
  turn: Turn;
  rollOutDays: number;
  /** What begins before it is on the roster. */
  rolledOutUntil: string;
  version: number;
  createdAt: string;
  @ApiProperty({ type: String, nullable: true })
  endedAt: string | null;
}

export class MadeRotation extends RotationView {
  /** How many shifts were made. */
  shifts: number;
  @ApiProperty({ type: [SkippedShiftView] })
  skipped: SkippedShiftView[];
}

export class ShownRotation extends RotationView {
  /** Slots to come that nobody was put on duty for. */
  @ApiProperty({ type: [SkippedShiftView] })
  skipped: SkippedShiftView[];
}

export class ChangedRotation extends RotationView {
  @ApiProperty({ type: RotationDifference })
  difference: RotationDifference;
}

export class RotationPage {
  @ApiProperty({ type: [RotationView] })
  items: RotationView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
