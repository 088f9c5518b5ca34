import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { NoticePage, NoticesQuery, NoticeView, ReadNotices, UnreadCount } from './notices.contract.js';
import { NoticesService } from './notices.service.js';
import { NoticesQueries } from './notices.queries.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/notices')
@Door('resident', 'lawyer', 'operator')
export class NoticesController {
  constructor(
    private readonly queries: NoticesQueries,
    private readonly notices: NoticesService,
  ) {}

  /** What the caller was told, newest first, and how much of it is unread. */
  @Get()
  list(@CurrentCaller() caller: Caller, @Query() query: NoticesQuery): Promise<NoticePage> {
    return this.queries.list(caller, query);
  }

  /** Marks all up to one as read: what came meanwhile stays unread. */
  @Post('read')
  @HttpCode(200)
  readUpTo(@CurrentCaller() caller: Caller, @Body() body: ReadNotices): Promise<UnreadCount> {
    return this.notices.readUpTo(caller, body.upTo);
  }

  /** Marks one as read. */
  @Post(':id/read')
  @HttpCode(200)
  read(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<NoticeView> {
    return this.notices.read(caller, id);
  }
}
