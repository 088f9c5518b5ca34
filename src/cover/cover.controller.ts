import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { CoverNow, CoverShare, CoverStretchPage, HistoryQuery, ShareQuery } from './cover.contract.js';
import { CoverQueries } from './cover.queries.js';

@ApiTags('roster')
@ApiBearerAuth()
@Controller('coverage')
@Door('operator')
export class CoverController {
  constructor(private readonly cover: CoverQueries) {}

  /** What cover there is now: planned, really there, really there with a free place; and who is on duty. */
  @Get('now')
  showNow(): Promise<CoverNow> {
    return this.cover.asOfNow();
  }

  /** What cover there was, in the order of time; where there is nothing, nobody measured. */
  @Get('history')
  history(@Query() query: HistoryQuery): Promise<CoverStretchPage> {
    return this.cover.history(query);
  }

  /** The share of the time that was covered, by board and all together. */
  @Get('share')
  share(@Query() query: ShareQuery): Promise<CoverShare> {
    return this.cover.share(query);
  }
}
