import { Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { CalendarFeedService } from './calendar-feed.service.js';
import { FeedView, NewFeed } from './calendar.contract.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me/calendar-feed')
@Door('lawyer')
export class CalendarFeedController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /**
   * Makes a link to the caller's duty for calendars on phones; the one before it is dead. It takes no `Idempotency-Key`:
   * a first answer that could be given again would have to be kept, and only a hash of the secret is.
   */
  @Post()
  make(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<NewFeed> {
    return this.feeds.make(caller, `${request.protocol}://${request.host}`);
  }

  /** Whether there is a link; the link itself is not kept. */
  @Get()
  show(@CurrentCaller() caller: Caller): Promise<FeedView> {
    return this.feeds.show(caller);
  }

  /** Revokes the link. */
  @Delete()
  @HttpCode(204)
  revoke(@CurrentCaller() caller: Caller): Promise<void> {
    return this.feeds.revoke(caller);
  }
}

@ApiTags('roster')
@Controller('calendar')
@Door('anyone')
export class CalendarFilesController {
  constructor(private readonly feeds: CalendarFeedService) {}

  /** The duty behind a lawyer's link, `<secret>.ics`: shifts from 90 days back on. */
  @Get(':file')
  @ApiOkResponse({ content: { 'text/calendar': { schema: { type: 'string' } } } })
  async read(
    @Param('file') file: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const calendar = await this.feeds.read(file, request.ip);
    void reply.header('Cache-Control', 'private, no-cache').type('text/calendar; charset=utf-8');
    return calendar;
  }
}
