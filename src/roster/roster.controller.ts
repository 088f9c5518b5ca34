import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import {
  LeavePage,
  NewLeave,
  NewSwap,
  SwapPage,
  SwapsQuery,
  SwapView,
  TakenLeave,
} from './duty-changes.contract.js';
import { LeavesService } from './leaves.service.js';
import { ShiftPage, ShiftsQuery, ShiftView, TakeOver } from './roster.contract.js';
import { ShiftsQueries } from './shifts.queries.js';
import { ShiftsService } from './shifts.service.js';
import { SwapsQueries } from './swaps.queries.js';
import { SwapsService } from './swaps.service.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('roster')
@Door('lawyer', 'operator')
export class RosterController {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly shiftsQueries: ShiftsQueries,
    private readonly leaves: LeavesService,
    private readonly swaps: SwapsService,
    private readonly swapsQueries: SwapsQueries,
  ) {}

  /** Shifts that touch a stretch of time, in the order in which they begin. */
  @Get('shifts')
  list(@Query() query: ShiftsQuery): Promise<ShiftPage> {
    return this.shiftsQueries.list(query);
  }

  @Get('shifts/:id')
  show(@IdParam() id: string): Promise<ShiftView> {
    return this.shiftsQueries.show(id);
  }

  /** A lawyer takes over somebody else's shift, or a part of it. */
  @Post('shifts/:id/take-over')
  @Door('lawyer')
  @HttpCode(200)
  takeOver(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: TakeOver,
  ): Promise<ShiftView> {
    return this.shifts.takeOver(caller, id, body);
  }

  /** Leaves, the newest first: a lawyer's own, or all. */
  @Get('leaves')
  listLeaves(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<LeavePage> {
    return this.leaves.list(caller, query);
  }

  /** A lawyer leaves a shift, or a part of it; 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes` when nobody is left. */
  @Post('leaves')
  @Door('lawyer')
  @ApiIdempotencyKey()
  leave(
    @CurrentCaller() caller: Caller,
    @Body() body: NewLeave,
    @IdempotencyKey() key: string | undefined,
  ): Promise<TakenLeave> {
    return this.leaves.take(caller, body, key);
  }

  /** Swaps, the newest first: what a lawyer asks, is asked, or could take; all for an operator. */
  @Get('swaps')
  listSwaps(@CurrentCaller() caller: Caller, @Query() query: SwapsQuery): Promise<SwapPage> {
    return this.swapsQueries.list(caller, query);
  }

  @Get('swaps/:id')
  showSwap(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<SwapView> {
    return this.swapsQueries.show(caller, id);
  }

  /** Asks a lawyer, or whoever serves the boards, to take over a shift as it is now. */
  @Post('swaps')
  @Door('lawyer')
  @ApiIdempotencyKey()
  askSwap(
    @CurrentCaller() caller: Caller,
    @Body() body: NewSwap,
    @IdempotencyKey() key: string | undefined,
  ): Promise<SwapView> {
    return this.swaps.ask(caller, body, key);
  }

  /** Takes the shift over; 409 `SWAP_VOID` when it was changed since. */
  @Post('swaps/:id/accept')
  @Door('lawyer')
  @HttpCode(200)
  acceptSwap(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<SwapView> {
    return this.swaps.accept(caller, id);
  }

  @Post('swaps/:id/decline')
  @Door('lawyer')
  @HttpCode(200)
  declineSwap(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<SwapView> {
    return this.swaps.decline(caller, id);
  }

  /** Takes the question back. */
  @Delete('swaps/:id')
  @Door('lawyer')
  withdrawSwap(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<SwapView> {
    return this.swaps.withdraw(caller, id);
  }
}
