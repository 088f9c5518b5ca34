import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { SearchPage, SearchQuery } from './search.contract.js';
import { SearchQueries } from './search.queries.js';

@ApiTags('consultations')
@ApiBearerAuth()
@Controller('messages')
@Door('resident', 'lawyer')
export class SearchController {
  constructor(private readonly queries: SearchQueries) {}

  /** What was said in the caller's own conversations, by any part of it, newest first; not what was taken back. */
  @Get('search')
  search(@CurrentCaller() caller: Caller, @Query() query: SearchQuery): Promise<SearchPage> {
    return this.queries.search(caller, query);
  }
}
