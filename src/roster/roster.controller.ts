import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { NewShift, ShiftPage, ShiftsQuery, ShiftView } from './roster.contract.js';
import { ShiftsService } from './shifts.service.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('roster/shifts')
@Door('lawyer', 'operator')
export class RosterController {
  constructor(private readonly shifts: ShiftsService) {}

  /** Shifts that touch a stretch of time. */
  @Get()
  list(@Query() query: ShiftsQuery): Promise<ShiftPage> {
    return this.shifts.list(query);
  }

  /** Puts a lawyer on duty. */
  @Post()
  @Door('operator')
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewShift,
    @IdempotencyKey() key: string | undefined,
  ): Promise<ShiftView> {
    return this.shifts.create(caller, body, key);
  }
}
