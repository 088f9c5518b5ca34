import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { PageQuery } from '../platform/http/page-query.contract.js';
import { ConversationPage } from './consultations.contract.js';
import { ConsultationsQueries } from './consultations.queries.js';

@ApiTags('consultations')
@ApiBearerAuth()
@Controller('me/conversations')
@Door('resident', 'lawyer')
export class MyConversationsController {
  constructor(private readonly queries: ConsultationsQueries) {}

  /** The caller's conversations, newest order first, with what is unread in each. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: PageQuery): Promise<ConversationPage> {
    return this.queries.list(caller, query);
  }
}
