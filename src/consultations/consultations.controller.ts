import { Body, Controller, Get, HttpStatus, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PresenceView } from '../conversations/presence.contract.js';
import { PresenceService } from '../conversations/presence.service.js';
import { CurrentCaller, Door, InBackground, type Caller } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { PlaceParam } from '../platform/http/place-param.js';
import { EntriesQuery, EntryPage, MarkRead, ReadMarkView, SentMessage } from './consultations.contract.js';
import { ConsultationsQueries } from './consultations.queries.js';
import { ConsultationsService } from './consultations.service.js';
import { SendMessage, sendMessagePipe } from './send-message.contract.js';

@ApiTags('consultations')
@ApiBearerAuth()
@Controller('orders/:id/messages')
@Door('resident', 'lawyer')
export class ConsultationsController {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly queries: ConsultationsQueries,
    private readonly presences: PresenceService,
  ) {}

  /** The log after a place, in order of `seq`. */
  @Get()
  page(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() query: EntriesQuery,
  ): Promise<EntryPage> {
    return this.queries.page(caller, id, query);
  }

  /** Whether both sides are there, and since when. */
  @Get('presence')
  presence(@CurrentCaller() caller: Caller, @IdParam() id: string): Promise<PresenceView> {
    return this.presences.show(caller, id);
  }

  /** Says something: 201, or 200 with the first answer when the same `clientId` was there before. */
  @Post()
  @ApiBody({ type: SendMessage })
  @ApiCreatedResponse({ type: SentMessage })
  @ApiOkResponse({
    type: SentMessage,
    description: 'The same clientId was there before: the first answer again.',
  })
  async send(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body(sendMessagePipe) body: Readonly<SendMessage>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentMessage> {
    const sent = await this.consultations.send(caller, id, body);
    if (sent.duplicate) void reply.status(HttpStatus.OK);
    return sent;
  }

  /** Moves the caller's read mark; only ever forward. */
  @Put('read')
  @InBackground()
  markRead(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Body() body: MarkRead,
  ): Promise<ReadMarkView> {
    return this.consultations.markRead(caller, id, body.seq);
  }

  /** Takes back a message of the caller's own, within two minutes: 201, or 200 with the first answer the second time. */
  @Post(':seq/recall')
  @ApiCreatedResponse({ type: SentMessage })
  @ApiOkResponse({ type: SentMessage, description: 'It was taken back before: the first answer again.' })
  async recall(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @PlaceParam('seq') seq: number,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SentMessage> {
    const recalled = await this.consultations.recall(caller, id, seq);
    if (recalled.duplicate) void reply.status(HttpStatus.OK);
    return recalled;
  }
}
