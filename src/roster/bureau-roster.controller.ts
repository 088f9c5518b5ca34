import { Body, Controller, Delete, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { LawyerView } from '../lawyers/lawyers.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { ChangeShift, ChangeStanding, NewShift, RemoveShift, ShiftView } from './roster.contract.js';
import { ShiftsService } from './shifts.service.js';
import { StandingService } from './standing.service.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller()
@Door('operator')
export class BureauRosterController {
  constructor(
    private readonly shifts: ShiftsService,
    private readonly standing: StandingService,
  ) {}

  /** Puts a lawyer on duty. */
  @Post('roster/shifts')
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewShift,
    @IdempotencyKey() key: string | undefined,
  ): Promise<ShiftView> {
    return this.shifts.create(caller, body, key);
  }

  /** Changes a shift; 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes` when a board would lose its cover. */
  @Patch('roster/shifts/:id')
  alter(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: ChangeShift,
  ): Promise<ShiftView> {
    return this.shifts.alter(caller, id, body);
  }

  /** Takes a shift off the roster, of one that has begun the rest; the same 422. */
  @Delete('roster/shifts/:id')
  @HttpCode(204)
  remove(@CurrentCaller() caller: Caller, @IdParam() id: string, @Body() body: RemoveShift): Promise<void> {
    return this.shifts.remove(caller, id, body);
  }

  /** Changes a lawyer: suspend, expire, take off a board. What is on the roster follows, by the same rule. */
  @Patch('lawyers/:id')
  @ApiTags('lawyers')
  changeLawyer(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: ChangeStanding,
  ): Promise<LawyerView> {
    return this.standing.change(caller, id, body);
  }
}
