import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsUUID } from 'class-validator';
import { Instant } from '../platform/http/instant.js';
import { Optional } from '../platform/http/optional.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { Text } from '../platform/http/text.js';
import { ShiftView } from './roster.contract.js';
import type { SwapState } from './roster.entities.js';

const SWAP_STATES = ['open', 'accepted', 'declined', 'withdrawn', 'void'];

export class NewLeave {
  /** A shift of the lawyer's own. */
  @IsUUID()
  shiftId: string;

  /** Default: now, or when the shift begins. */
  @Optional()
  @Instant()
  from?: string;

  /** Not included; default: the end of the shift. */
  @Optional()
  @Instant()
  to?: string;

  @Text(1, 500)
  reason: string;
}

export class LeaveView {
  id: string;
  shiftId: string;
  lawyerId: string;
  lawyerName: string;
  boards: string[];
  from: string;
  to: string;
  reason: string;
  createdAt: string;
}

/** A leave, and what is left of the shift. */
export class TakenLeave extends LeaveView {
  @ApiProperty({ type: [ShiftView] })
  remaining: ShiftView[];
}

export class LeavePage {
  @ApiProperty({ type: [LeaveView] })
  items: LeaveView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}

export class NewSwap {
  /** A shift of the lawyer's own. */
  @IsUUID()
  shiftId: string;

  /** Who is asked; default: whoever serves the boards. */
  @Optional()
  @IsUUID()
  lawyerId?: string;

  /** A shift of the other's to take in return; needs `lawyerId`. */
  @Optional()
  @IsUUID()
  forShiftId?: string;

  @Optional()
  @Text(0, 500)
  reason?: string;
}

export class SwapsQuery extends PageQuery {
  @Optional()
  @IsIn(SWAP_STATES)
  state?: SwapState;
}

export class SwapView {
  id: string;
  @ApiProperty({ enum: SWAP_STATES })
  state: SwapState;
  /** Who asks. */
  lawyerId: string;
  /** Who is asked; null: whoever serves the boards. */
  @ApiProperty({ type: String, nullable: true })
  toLawyerId: string | null;
  shiftId: string;
  /** The shift as it is; null: it is gone. */
  @ApiProperty({ type: ShiftView, nullable: true })
  shift: ShiftView | null;
  @ApiProperty({ type: String, nullable: true })
  forShiftId: string | null;
  @ApiProperty({ type: ShiftView, nullable: true })
  forShift: ShiftView | null;
  reason: string;
  @ApiProperty({ type: String, nullable: true })
  acceptedBy: string | null;
  createdAt: string;
  @ApiProperty({ type: String, nullable: true })
  settledAt: string | null;
}

export class SwapPage {
  @ApiProperty({ type: [SwapView] })
  items: SwapView[];
  @ApiProperty({ type: String, nullable: true })
  nextCursor: string | null;
}
