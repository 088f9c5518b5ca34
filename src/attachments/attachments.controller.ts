import { Controller, Get, Headers, HttpStatus, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { TakesForm } from '../platform/http/forms.js';
import { IdParam } from '../platform/http/id-param.js';
import { ApiIdempotencyKey, IdempotencyKey } from '../platform/http/idempotency.js';
import { AttachmentView, FetchQuery, UploadAttachment } from './attachments.contract.js';
import { attachmentProblems } from './attachments.problems.js';
import { AttachmentsQueries } from './attachments.queries.js';
import { AttachmentsService } from './attachments.service.js';
import { readRange } from './byte-range.js';
import { UploadForm } from './upload-form.js';

@ApiTags('attachments')
@ApiBearerAuth()
@Controller('attachments')
@Door('resident', 'lawyer')
export class AttachmentsController {
  constructor(
    private readonly attachments: AttachmentsService,
    private readonly queries: AttachmentsQueries,
  ) {}

  /**
   * Takes a picture, a voice message of 60 s at most, or a document, to be said in a message of the order. Pictures are
   * drawn anew, without what they tell of place and camera. 413 and 415 say why in `detail`.
   */
  @Post()
  @TakesForm()
  @ApiIdempotencyKey()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: UploadAttachment })
  upload(
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @IdempotencyKey() key: string | undefined,
  ): Promise<AttachmentView> {
    return this.attachments.upload(caller, new UploadForm(request), key);
  }

  /** Fetches an attachment, whole or by `Range`, for the people of its order; before it was said, for its uploader. */
  @Get(':id')
  @ApiOkResponse({
    description: 'The bytes, to be saved or shown from memory',
    content: { '*/*': { schema: { type: 'string', format: 'binary' } } },
  })
  async fetch(
    @CurrentCaller() caller: Caller,
    @IdParam() id: string,
    @Query() { thumbnail }: FetchQuery,
    @Headers('range') wanted: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { view, bytes } = await this.queries.fetch(caller, id, thumbnail ? 'thumbnail' : 'content');
    const range = readRange(wanted, bytes.length);
    if (range === 'unsatisfiable') {
      void reply.header('Content-Range', `bytes */${bytes.length}`);
      throw attachmentProblems.rangeNotSatisfiable();
    }
    const { start, end } = range ?? { start: 0, end: bytes.length - 1 };
    if (range)
      void reply
        .status(HttpStatus.PARTIAL_CONTENT)
        .header('Content-Range', `bytes ${start}-${end}/${bytes.length}`);
    void reply.headers(harmless(view.name, thumbnail ? 'image/webp' : view.type));
    return new StreamableFile(bytes.subarray(start, end + 1), { length: end + 1 - start });
  }
}

/** Whatever it is and whoever guesses: it is saved, it never runs, and a shared kiosk keeps nothing of it. */
function harmless(name: string, type: string): Record<string, string> {
  // RFC 5987 wants more escaped than a URL does.
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16)}`,
  );
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  return {
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cache-Control': 'private, no-store',
    'Accept-Ranges': 'bytes',
  };
}
