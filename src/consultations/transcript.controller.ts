import { Controller, Get, Headers, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ApiAlsoAs } from '../platform/http/also-as.js';
import { IdParam } from '../platform/http/id-param.js';
import { Transcript } from './transcript.contract.js';
import { TRANSCRIPT_CSP, transcriptPage } from './transcript-page.js';
import { TranscriptQueries } from './transcript.queries.js';

@ApiTags('consultations')
@ApiBearerAuth()
@Controller('orders/:id/transcript')
@Door('resident', 'lawyer')
export class TranscriptController {
  constructor(private readonly transcripts: TranscriptQueries) {}

  /** All of the conversation, for its people to keep: JSON, or a page to print with `Accept: text/html`. */
  @Get()
  @ApiAlsoAs(Transcript, 'text/html')
  async show(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Headers('accept') accept: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Transcript | string> {
    const transcript = await this.transcripts.show(caller, id);
    void reply.header('Cache-Control', 'private, no-store').header('Vary', 'Accept');
    if (!accept?.includes('text/html')) return transcript;
    void reply.type('text/html; charset=utf-8').header('Content-Security-Policy', TRANSCRIPT_CSP);
    return transcriptPage(transcript);
  }
}
