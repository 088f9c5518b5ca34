import { Body, Controller, Delete, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CurrentCaller, Door, type Caller } from './door.contract.js';
import { RefreshRequest, SessionAnswer, SignInRequest, SmsCodeRequest } from './sessions.contract.js';
import { SessionsService } from './sessions.service.js';
import { SignInService } from './sign-in.service.js';
import { SmsCodes } from './sms-codes.service.js';

@ApiTags('sessions')
@Controller('auth')
@Door('anyone')
export class SessionsController {
  constructor(
    private readonly signIns: SignInService,
    private readonly codes: SmsCodes,
    private readonly sessions: SessionsService,
  ) {}

  /** Sends a sign-in code by text message; valid for five minutes and five tries. */
  @Post('sms-codes')
  @HttpCode(202)
  async sendCode(
    @Body() body: SmsCodeRequest,
    @Req() request: FastifyRequest,
  ): Promise<Record<string, never>> {
    await this.codes.send(body.phone, request.ip);
    return {};
  }

  /**
   * Signs in by text message (residents), password (lawyers, operators) or ID card (residents at a kiosk). A first
   * sign-in by phone or card creates the resident. A session at a kiosk lasts 45 minutes at most, 90 s untouched.
   */
  @Post('sessions')
  signIn(@Body() body: SignInRequest, @Req() request: FastifyRequest): Promise<SessionAnswer> {
    return this.signIns.signIn(body, request.ip);
  }

  /** Exchanges a refresh token for a new pair. It works once: using it again ends the whole family. */
  @Post('sessions/refresh')
  @HttpCode(200)
  refresh(@Body() body: RefreshRequest): Promise<SessionAnswer> {
    return this.sessions.refresh(body.refreshToken);
  }

  /** Signs out; the session's sockets close within a second. */
  @Delete('sessions/current')
  @ApiBearerAuth()
  @Door('resident', 'lawyer', 'operator')
  @HttpCode(204)
  end(@CurrentCaller() caller: Caller): Promise<void> {
    return this.sessions.end(caller);
  }
}
