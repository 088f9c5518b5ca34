import { Body, Controller, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, Door, type Caller } from '../identity/door.contract.js';
import { KioskSessions } from '../identity/kiosk-sessions.service.js';
import { SecondFactors } from '../identity/second-factors.service.js';
import { KioskSession } from '../identity/sessions.contract.js';
import { Helpers } from './helpers.service.js';
import { SetHelper, UnlockCodeSent, UnlockSession } from './kiosks.contract.js';

@ApiTags('sessions')
@ApiBearerAuth()
@Controller('auth/sessions/current')
@Door('resident')
export class KioskSessionsController {
  constructor(
    private readonly sessions: KioskSessions,
    private readonly factors: SecondFactors,
    private readonly helpers: Helpers,
  ) {}

  /**
   * Somebody touches the kiosk: the 90 s begin anew. Each request that changes something does the same, but for read
   * marks and refreshing; over the socket `message:send` and `typing` do.
   */
  @Put('activity')
  touch(@CurrentCaller() caller: Caller): Promise<KioskSession> {
    return this.sessions.touch(caller);
  }

  /** Opens what is older than today to a session that a card alone began: by PIN, or by a code to the account's phone. */
  @Post('unlock')
  @HttpCode(200)
  async unlock(@CurrentCaller() caller: Caller, @Body() body: UnlockSession): Promise<KioskSession> {
    const { pin, code, phone } = body;
    await this.factors.unlock(caller, pin === undefined ? { code: code!, phone } : { pin });
    return this.sessions.show(caller);
  }

  /** Sends a code to the phone that the account has, so that nobody has to type its number at a kiosk. */
  @Post('unlock-codes')
  @HttpCode(202)
  async sendCode(@CurrentCaller() caller: Caller, @Req() request: FastifyRequest): Promise<UnlockCodeSent> {
    return { phone: await this.factors.sendCode(caller, request.ip) };
  }

  /** Says whether village staff stand by; the lawyers of the open conversations are told. */
  @Put('helper')
  help(@CurrentCaller() caller: Caller, @Body() body: SetHelper): Promise<KioskSession> {
    return this.helpers.set(caller, body);
  }
}
