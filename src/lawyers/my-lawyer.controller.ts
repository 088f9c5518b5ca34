import { Body, Controller, Get, Patch, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { HoursOnline, HoursQuery } from './hours.contract.js';
import { HoursQueries } from './hours.queries.js';
import { ChangeAvailability, ChangeMyLawyer, LawyerView } from './lawyers.contract.js';
import { LawyersQueries } from './lawyers.queries.js';
import { LawyersService } from './lawyers.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/lawyer')
@Door('lawyer')
export class MyLawyerController {
  constructor(
    private readonly lawyers: LawyersService,
    private readonly queries: LawyersQueries,
    private readonly hours: HoursQueries,
  ) {}

  /** The lawyer's own card. */
  @Get()
  show(@CurrentCaller() caller: Caller): Promise<LawyerView> {
    return this.queries.show(caller.accountId);
  }

  /** How long the lawyer was there in a stretch of time, day by day; two tabs at once count once. */
  @Get('hours')
  showHours(@CurrentCaller() caller: Caller, @Query() query: HoursQuery): Promise<HoursOnline> {
    return this.hours.show(caller.accountId, query);
  }

  /** Changes the lawyer's own introduction, dialects, towns, capacity. */
  @Patch()
  change(@CurrentCaller() caller: Caller, @Body() body: ChangeMyLawyer): Promise<LawyerView> {
    return this.lawyers.changeOwn(caller, body);
  }

  /** Open for new orders, or away. Being live takes a heartbeat too. */
  @Put('availability')
  setAvailability(@CurrentCaller() caller: Caller, @Body() body: ChangeAvailability): Promise<LawyerView> {
    return this.lawyers.setAvailability(caller, body.state);
  }
}
