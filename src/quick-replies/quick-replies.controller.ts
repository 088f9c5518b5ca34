import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { IdParam } from '../platform/http/id-param.js';
import {
  ChangeQuickReply,
  NewQuickReply,
  QuickRepliesQuery,
  QuickReplyPage,
  QuickReplyView,
} from './quick-replies.contract.js';
import { QuickRepliesQueries } from './quick-replies.queries.js';
import { QuickRepliesService } from './quick-replies.service.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/quick-replies')
@Door('lawyer')
export class QuickRepliesController {
  constructor(
    private readonly replies: QuickRepliesService,
    private readonly queries: QuickRepliesQueries,
  ) {}

  /** The caller's quick replies in their own order; with `orderId`, filled in for that order. Sends nothing. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: QuickRepliesQuery): Promise<QuickReplyPage> {
    return this.queries.list(caller, query);
  }

  /** Adds one; a lawyer has a hundred at most. */
  @Post()
  @ApiIdempotencyKey()
  create(
    @CurrentCaller() caller: Caller,
    @Body() body: NewQuickReply,
    @IdempotencyKey() key: string | undefined,
  ): Promise<QuickReplyView> {
    return this.replies.create(caller, body, key);
  }

  /** Changes the words or the place of one. */
  @Patch(':id')
  change(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: ChangeQuickReply,
  ): Promise<QuickReplyView> {
    return this.replies.change(caller, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  remove(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<void> {
    return this.replies.remove(caller, id);
  }
}
