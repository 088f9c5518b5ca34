import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsUUID,
  Matches,
  ValidateNested,
} from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import type { Wave } from '../orders/order-flow.contract.js';
import { MODES, OrderView, WAVES } from '../orders/orders.contract.js';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';

/** Why a lawyer declines. */
export const DECLINE_REASONS = ['conflict_of_interest', 'not_my_field', 'serving_another', 'unwell'] as const;

/** The whole stretch of a visit is in the future and at most a day long. */
export class PlaceVisit {
  @Text(1, 40)
  town: string;

  @Optional()
  @Text(1, 40)
  village?: string;

  /** Where to meet. */
  @Text(1, 200)
  place: string;

  @Instant()
  from: string;

  @Instant()
  to: string;
}

export class PlaceOrder {
  @ApiProperty({ enum: MODES })
  @IsIn(MODES)
  mode: 'online' | 'offline';

  /** A board's slug. */
  @IsIn(BOARD_SLUGS)
  board: string;

  /** What happened, in the resident's own words; the lawyer's first view of the case. */
  @Text(1, 4000)
  description: string;

  /** The lawyer whom the resident picked. */
  @Optional()
  @IsUUID()
  lawyerId?: string;

  /** Fraud under way, violence, detention, or a deadline under seven days. */
  @Optional()
  @IsBoolean()
  urgent?: boolean;

  /** Names of the other side, so that nobody who acts for them is asked. Kept as keyed hashes only. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(20)
  @Text(1, 80, { each: true })
  opposingParties?: string[];

  /** Only lawyers who speak it are asked. */
  @Optional()
  @Text(1, 40)
  dialect?: string;

  /** Where and when a lawyer is to come; for `offline` orders. */
  @Optional()
  @IsObject()
  @ValidateNested()
  @Type(() => PlaceVisit)
  visit?: PlaceVisit;
}

export class CancelOrder {
  @Optional()
  @Text(1, 500)
  reason?: string;
}

export class CorrectBoard {
  /** The slug of the board where the question belongs. */
  @Text(1, 40)
  board: string;
}

export class DeclineOrder {
  @ApiProperty({ enum: DECLINE_REASONS })
  @IsIn(DECLINE_REASONS)
  reason: (typeof DECLINE_REASONS)[number];

  @Optional()
  @Text(1, 500)
  note?: string;
}

export class DispatchOrder {
  @IsUUID()
  lawyerId: string;

  @Text(1, 500)
  reason: string;
}

/** Hands the order on: to one lawyer, or back to the pool. */
export class TransferOrder {
  /** Who is asked first; left out: the pool. */
  @Optional()
  @IsUUID()
  lawyerId?: string;

  @Text(1, 500)
  reason: string;

  /** The case in short, so that nobody has to tell it twice. */
  @Text(1, 2000)
  statement: string;
}

export class CheckIn {
  /** The six digits that the resident shows. */
  @Matches(/^\d{6}$/, { message: 'code must be six digits' })
  code: string;
}

export class PoolQuery extends PageQuery {
  @ApiPropertyOptional({ enum: MODES })
  @Optional()
  @IsIn(MODES)
  mode?: 'online' | 'offline';

  /** A board's slug. */
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

export class PoolPage {
  items: OrderView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** Somebody who was asked, when, and why. */
export class AskedView {
  lawyerId: string;
  name: string;
  @ApiProperty({ enum: WAVES })
  wave: Wave;
  madeAt: string;
  deadlineAt: string;
  /** Null while the offer stands. */
  @ApiProperty({ enum: ['accepted', 'declined', 'expired', 'withdrawn'], nullable: true })
  answer: string | null;
  @ApiProperty({ type: String, nullable: true })
  answeredAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  reason: string | null;
  /** The score when the offer was made, and its parts; null where nobody was compared. */
  @ApiProperty({ type: Number, nullable: true })
  score: number | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' }, nullable: true })
  parts: Record<string, number> | null;
}

export class CandidateView {
  lawyerId: string;
  name: string;
  score: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  parts: Record<string, number>;
  /** In words, best first. */
  reasons: string[];
}

export class DroppedView {
  lawyerId: string;
  name: string;
  /** What kept the lawyer out. `not_available` says no more than that. */
  filters: string[];
}

export class PlannedStepView {
  @ApiProperty({ enum: WAVES })
  wave: Wave;
  @ApiPropertyOptional({ enum: ['primary', 'standby'] })
  tier?: string;
  /** Until the bureau's time when left out. */
  forMs?: number;
}

/** Why whom was asked. */
export class ExplainView {
  plan: PlannedStepView[];
  /** The place in the plan. */
  step: number;
  asked: AskedView[];
  /** Who could be asked now. */
  candidates: CandidateView[];
  dropped: DroppedView[];
}

export class PromiseDueView {
  orderId: string;
  promisedAt: string;
  callBy: string;
}

export class PromiseDuePage {
  items: PromiseDueView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

/** An open offer made to the calling lawyer, who may answer until its deadline. */
export class OfferView {
  orderId: string;
  @ApiProperty({ enum: WAVES })
  wave: Wave;
  madeAt: string;
  deadlineAt: string;
  board: string;
  @ApiProperty({ enum: MODES })
  mode: 'online' | 'offline';
  urgent: boolean;
  description: string;
}

export class OfferPage {
  items: OfferView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
