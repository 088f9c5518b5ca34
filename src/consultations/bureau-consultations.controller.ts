import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { OffPlatformCounts, OffPlatformQuery } from './off-platform.contract.js';
import { OffPlatformQueries } from './off-platform.queries.js';

@ApiTags('consultations')
@ApiBearerAuth()
@Controller('consultations')
@Door('operator')
export class BureauConsultationsController {
  constructor(private readonly offPlatform: OffPlatformQueries) {}

  /** How often each lawyer's words led away from this service (a phone number, an id elsewhere, money); never the words. */
  @Get('off-platform')
  count(@Query() query: OffPlatformQuery): Promise<OffPlatformCounts> {
    return this.offPlatform.count(query);
  }
}
