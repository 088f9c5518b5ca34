import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, ValidateNested } from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { toBoolean } from '../platform/http/page.js';
import { Text } from '../platform/http/text.js';
import type { OrderStatus, Wave } from './order-flow.contract.js';
import { TextOrTexts, TextOrTruth } from './summary-fields.js';

export const MODES = ['online', 'offline'];
const STATUSES = ['waiting', 'active', 'completed', 'cancelled'];
export const WAVES = ['chosen', 'pool', 'duty', 'bureau'];

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

  /** Those that wait on this step of the ladder. */
  @ApiPropertyOptional({ enum: WAVES })
  @Optional()
  @IsIn(WAVES)
  wave?: Wave;

  /** A board's slug. */
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;

  /** `false`: those in which a lawyer is, and has not said a first word yet. */
  @ApiPropertyOptional({ type: Boolean, enum: [false] })
  @Transform(({ value }) => toBoolean(value))
  @Optional()
  @IsIn([false])
  answered?: false;

  /** By when they were placed. */
  @ApiPropertyOptional({ enum: ['newest', 'oldest'], default: 'newest' })
  @Optional()
  @IsIn(['newest', 'oldest'])
  first?: 'newest' | 'oldest';
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
  /** The order's when the segment began. */
  board: string;
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
  /** What the lawyer left for the next one when handing the order on; not for operators. */
  @ApiPropertyOptional({ type: String, nullable: true })
  statement?: string | null;
  /** The resident's own rating of it; null while there is none. For the resident alone. */
  @ApiPropertyOptional({ type: () => OrderRating, nullable: true })
  rating?: OrderRating | null;
}

/** Where and when a lawyer comes. */
export class VisitView {
  town: string;
  /** Empty when none was named. */
  village: string;
  place: string;
  from: string;
  to: string;
  @ApiProperty({ type: String, nullable: true })
  checkedInAt: string | null;
  /** Six digits that the resident shows to the lawyer who comes; for the resident alone. */
  checkInCode?: string;
}

/** A call-back that the resident was promised. */
export class PromiseView {
  promisedAt: string;
  callBy: string;
  /** Null while it is due. */
  @ApiProperty({ enum: ['kept', 'broken', 'released'], nullable: true })
  outcome: string | null;
}

/** The next step of the ladder, and when it begins by itself. */
export class NextStepView {
  @ApiProperty({ enum: WAVES })
  wave: Wave;
  at: string;
}

/** 桌上通: where the resident sits now, or else sat when placing the order. */
export class OrderKiosk {
  name: string;
  town: string;
  village: string;
  /** The resident is signed in there now. */
  here: boolean;
  /** Village staff stand by, who hear and see what is said. */
  helping: boolean;
  @ApiProperty({ type: String, nullable: true })
  helperName: string | null;
}

export class OrderRating {
  segment: number;
  /** 5 非常满意, 4 满意, 3 基本满意, 2 不满意, 1 非常不满意. */
  level: number;
  /** What the resident said with it, to fill the form again; for the resident alone, as all that follows. */
  reasons?: string[];
  @ApiPropertyOptional({ type: String, nullable: true })
  comment?: string | null;
  createdAt?: string;
  /** Until when it may be changed. */
  changeableUntil?: string;
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
  /** Whom the resident picked; for the resident alone. */
  @ApiPropertyOptional({ type: OrderLawyer, nullable: true })
  chosenLawyer?: OrderLawyer | null;
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
  /** Null for online orders. */
  @ApiProperty({ type: VisitView, nullable: true })
  visit: VisitView | null;
  /** Null when it has to do with none, and for a lawyer who has only an offer. */
  @ApiProperty({ type: OrderKiosk, nullable: true })
  kiosk: OrderKiosk | null;
  /** The place among those who wait for the board, from 1; for the resident and operators, while waiting. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  position?: number | null;
  /** How long it took of late on this board, as a median; null when nobody knows. */
  @ApiPropertyOptional({ type: Number, nullable: true })
  estimateSeconds?: number | null;
  @ApiPropertyOptional({ type: NextStepView, nullable: true })
  nextStep?: NextStepView | null;
  @ApiPropertyOptional({ type: PromiseView, nullable: true })
  promise?: PromiseView | null;
  /** The lawyer's written advice; for the resident and that lawyer. */
  summary?: Summary | null;
  /** The resident's rating of the last segment; never shown to lawyers. */
  rating?: OrderRating | null;
  /** Until when the resident may open it again; null when they may not. */
  @ApiPropertyOptional({ type: String, nullable: true })
  reopenUntil?: string | null;
  /** All that was said in it was erased at its resident's wish. */
  erased?: boolean;
  /** In lists, for its people: the last place of its conversation. */
  lastSeq?: number;
  /** In lists, for its people: what the other side said, and did not take back, after what the caller has read. */
  unread?: number;
  /**
   * What the caller may do now. A resident: `message`, `cancel`, `complete`, `correctBoard`, `reopen` until
   * `reopenUntil`, `rate` while a segment has no rating or one that may still be changed. A lawyer: `accept`, `decline`,
   * `message`, `transfer`, `checkIn`, `complete`. An operator: `dispatch`.
   */
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
