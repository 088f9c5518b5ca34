import { Body, Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { IdParam } from '../platform/http/id-param.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { EnrolmentCode, KioskPage, NewKiosk } from './kiosks.contract.js';
import { KiosksQueries } from './kiosks.queries.js';
import { KiosksService } from './kiosks.service.js';

@ApiTags('kiosks')
@ApiBearerAuth()
@Controller('kiosks')
@Door('operator')
export class BureauKiosksController {
  constructor(
    private readonly kiosks: KiosksService,
    private readonly queries: KiosksQueries,
  ) {}

  /** All kiosks, also the revoked ones, newest first. */
  @Get()
  list(@Query() query: PageQuery): Promise<KioskPage> {
    return this.queries.list(query);
  }

  /** Adds a kiosk. Its code enrols one device, once, within 15 minutes; it is shown here and nowhere else. */
  @Post()
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewKiosk,
    @IdempotencyKey() key: string | undefined,
  ): Promise<EnrolmentCode> {
    return this.kiosks.create(caller, body, key);
  }

  /** A new code, for a code that was not used in time or a device that is replaced: the old device is out at once. */
  @Post(':id/enrolment-codes')
  issueCode(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<EnrolmentCode> {
    return this.kiosks.issueCode(caller, id);
  }

  /** Revokes a kiosk for good: its session ends with its sockets within a second, its key is worth nothing any more. */
  @Delete(':id')
  @HttpCode(204)
  revoke(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.kiosks.revoke(caller, id);
  }
}
