import { ApiProperty, IntersectionType } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { StretchQuery } from '../platform/http/stretch-query.contract.js';

const TIERS = ['primary', 'standby'];

/** Default: the 30 days before `to`, which is now; two years at most. */
export class ShareQuery extends StretchQuery {
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

/** Default: the day before `to`, which is now; two years at most. */
export class HistoryQuery extends IntersectionType(StretchQuery, PageQuery) {
  @Optional()
  @IsIn(BOARD_SLUGS)
  board?: string;
}

export class OnDutyNow {
  lawyerId: string;
  name: string;
  @ApiProperty({ enum: TIERS })
  tier: 'primary' | 'standby';
  shiftId: string;
  from: string;
  to: string;
  /** Really there. */
  live: boolean;
}

export class BoardCover {
  board: string;
  /** How many primaries the board's policy asks for. */
  required: number;
  /** In closed hours nobody is asked for. */
  closed: boolean;
  /** Lawyers on the roster now, primaries and standbys. */
  planned: number;
  /** Lawyers of the board who are really there, on duty or not. */
  live: number;
  /** Those of them with a free place. */
  effective: number;
  /** The primaries first. */
  onDuty: OnDutyNow[];
}

export class CoverNow {
  at: string;
  /** The twelve in their order. */
  boards: BoardCover[];
}

/** Time in which the three numbers stayed the same, as far as it lies in the stretch that was asked for. */
export class CoverStretchView {
  board: string;
  from: string;
  to: string;
  planned: number;
  live: number;
  effective: number;
}

export class CoverStretchPage {
  items: CoverStretchView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class CoverSeconds {
  /** Outside closed hours. */
  askedSeconds: number;
  /** In closed hours. */
  closedSeconds: number;
  /** Of those asked: measured at all. The others count as not covered. */
  measuredSeconds: number;
  /** Of those asked: somebody was really there with a free place. */
  effectiveSeconds: number;
  /** effective ÷ asked, 0 to 1; null when nothing was asked. */
  @ApiProperty({ type: Number, nullable: true })
  share: number | null;
}

export class BoardShare extends CoverSeconds {
  board: string;
}

export class CoverShare {
  from: string;
  /** Never later than now. */
  to: string;
  boards: BoardShare[];
  /** All of these boards together. */
  all: CoverSeconds;
}
