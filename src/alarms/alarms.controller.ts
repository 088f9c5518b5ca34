import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  AcknowledgeAlarm,
  AlarmDetail,
  AlarmPage,
  AlarmsQuery,
  AlarmView,
  CloseAlarm,
} from './alarms.contract.js';
import { AlarmsQueries } from './alarms.queries.js';
import { AlarmsService } from './alarms.service.js';

@ApiTags('alarms')
@ApiBearerAuth()
@Controller('alarms')
@Door('lawyer', 'operator')
export class AlarmsController {
  constructor(
    private readonly alarms: AlarmsService,
    private readonly queries: AlarmsQueries,
  ) {}

  /** All alarms, newest first. */
  @Get()
  @Door('operator')
  list(@Query() query: AlarmsQuery): Promise<AlarmPage> {
    return this.queries.list(query);
  }

  /** One alarm with its history and what went out for it; to a lawyer, if it asked for their help. */
  @Get(':id')
  show(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<AlarmDetail> {
    return this.queries.detail(caller, id);
  }

  /** The caller sees to it: nobody else is asked for a while. If it stands longer than that, it is raised again. */
  @Post(':id/acknowledge')
  @HttpCode(200)
  acknowledge(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: AcknowledgeAlarm,
  ): Promise<AlarmView> {
    return this.alarms.acknowledge(caller, id, body.forSeconds);
  }

  /** Ends what does not end by itself: an override of the roster. */
  @Post(':id/close')
  @Door('operator')
  @HttpCode(200)
  close(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: CloseAlarm,
  ): Promise<AlarmView> {
    return this.alarms.closeByHand(caller, id, body.reason);
  }
}
