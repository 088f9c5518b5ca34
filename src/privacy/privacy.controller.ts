import { Body, Controller, Delete, Get, Header, HttpCode, StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { ErasureService } from './erasure.service.js';
import { ExportService } from './export.service.js';
import { EraseMyData, MyData } from './privacy.contract.js';

@ApiTags('me')
@ApiBearerAuth()
@Controller('me')
@Door('resident')
export class PrivacyController {
  constructor(
    private readonly exports: ExportService,
    private readonly erasure: ErasureService,
  ) {}

  /** All that is kept of the caller, as a file to keep; of a session by card alone, as far as it reaches. */
  @Get('data')
  @ApiOkResponse({ type: MyData })
  @Header('Cache-Control', 'private, no-store')
  async export(@CurrentCaller() caller: Caller): Promise<StreamableFile> {
    return new StreamableFile(await this.exports.open(caller), {
      type: 'application/json; charset=utf-8',
      disposition: `attachment; filename="my-data.json"; filename*=UTF-8''${encodeURIComponent('我的资料')}.json`,
    });
  }

  /**
   * Erases all that is kept of the caller, at once and for good, and ends their sessions. 409 `OPEN_ORDERS`, with
   * `orders`, while one is open: cancel or complete it first. 403 `UNLOCK_FIRST` for a card alone.
   */
  @Delete()
  @HttpCode(204)
  erase(@CurrentCaller() caller: Caller, @Body() _confirmed: EraseMyData): Promise<void> {
    return this.erasure.erase(caller);
  }
}
