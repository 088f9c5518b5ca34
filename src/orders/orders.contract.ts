import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsIn,
  IsObject,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';
import type { OrderStatus, Wave } from './order-flow.js';
import { TextOrTexts, TextOrTruth } from './summary-fields.js';

const MODES = ['online', 'offline'];
const STATUSES = ['waiting', 'active', 'completed', 'cancelled'];
const WAVES = ['chosen', 'pool', 'duty', 'bureau'];

/** Why a lawyer declines. */
export const DECLINE_REASONS = ['conflict_of_interest', 'not_my_field', 'serving_another', 'unwell'] as const;

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

  @Optional()
  @Text(1, 40)
  dialect?: string;
}

export class CancelOrder {
  @Optional()
  @Text(1, 500)
  reason?: string;
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

/** 咨询意见书: what the lawyer leaves the resident with, in writing. */
export class Summary {
  /** The facts as the resident told them. */
  @Text(1, 4000)
  facts: string;

  /** The rule that applies. */
  @Text(1, 4000)
  rule: string;

  /** A text, or a list of texts. */
  @TextOrTexts()
  nextSteps: string | string[];

  /** Dates that must not be missed; a text, or a list of texts. */
  @Optional()
  @TextOrTexts()
  deadlines?: string | string[];

  /** The other ways there are: settling, mediation, review, arbitration, suing. A text, or a list of texts. */
  @TextOrTexts()
  alternatives: string | string[];

  /** Whether legal aid may apply: true or false, or in words. */
  @TextOrTruth()
  legalAid: boolean | string;
}

export class CompleteOrder {
  /** Needed from the lawyer; the resident closes without one. */
  @Optional()
  @IsDefined()
  @IsObject()
  @ValidateNested()
  @Type(() => Summary)
  summary?: Summary;
}

export class OrdersQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATUSES })
  @Optional()
  @IsIn(STATUSES)
  status?: OrderStatus;

  @ApiPropertyOptional({ enum: MODES })
  @Optional()
  @IsIn(MODES)
  mode?: 'online' | 'offline';
}

export class OrderLawyer {
  id: string;
  name: string;
  firm: string;
}

export class OrderResident {
  id: string;
  displayName: string;
}

/** The stretch of an order that one lawyer served. */
export class SegmentView {
  number: number;
  lawyer: OrderLawyer;
  /** How the lawyer came to it. */
  @ApiProperty({ enum: ['chosen', 'pool', 'duty', 'dispatch'] })
  via: string;
  startedAt: string;
  @ApiProperty({ type: String, nullable: true })
  firstAnswerAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  endedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  endReason: string | null;
}

export class OrderRating {
  segment: number;
  /** 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
  level: number;
}

export class OrderView {
  id: string;
  @ApiProperty({ enum: MODES })
  mode: 'online' | 'offline';
  board: string;
  @ApiProperty({ enum: STATUSES })
  status: OrderStatus;
  /** The step of the ladder on which a waiting order stands; null otherwise. */
  @ApiProperty({ enum: WAVES, nullable: true })
  wave: Wave | null;
  /** When the next thing happens by itself; null once the order is closed. */
  @ApiProperty({ type: String, nullable: true })
  deadlineAt: string | null;
  urgent: boolean;
  /** Left out for operators: what was said is confidential. */
  description?: string;
  @ApiProperty({ type: OrderLawyer, nullable: true })
  lawyer: OrderLawyer | null;
  /** Null for a lawyer who has only an offer. */
  @ApiProperty({ type: OrderResident, nullable: true })
  resident: OrderResident | null;
  createdAt: string;
  @ApiProperty({ type: String, nullable: true })
  acceptedAt: string | null;
  @ApiProperty({ type: String, nullable: true })
  completedAt: string | null;
  /** Counts the changes of the order. */
  version: number;
  segments: SegmentView[];
  /** The lawyer's written advice; for the resident and that lawyer. */
  summary?: Summary | null;
  /** The resident's rating of the last segment; never shown to lawyers. */
  rating?: OrderRating | null;
  /** What the caller may do now. */
  actions: string[];
}

export class OrderPage {
  items: OrderView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class EventActor {
  @ApiProperty({ enum: ['resident', 'lawyer', 'operator', 'system'] })
  role: string;
  @ApiProperty({ type: String, nullable: true })
  id: string | null;
}

export class OrderEventView {
  seq: number;
  type: string;
  at: string;
  actor: EventActor;
  reason?: string;
  data: Record<string, unknown>;
}

export class OrderEventPage {
  items: OrderEventView[];
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
  urgent: boolean;
  description: string;
}

export class OfferPage {
  items: OfferView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
