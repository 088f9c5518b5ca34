import { Body, Controller, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Door } from '../identity/door.contract.js';
import { IdParam } from '../platform/http/id-param.js';
import { Challenge, EnrolKiosk, EnrolledKiosk } from './kiosks.contract.js';
import { KiosksService } from './kiosks.service.js';

@ApiTags('kiosks')
@Controller('kiosks')
@Door('anyone')
export class DeviceKiosksController {
  constructor(private readonly kiosks: KiosksService) {}

  /** A device becomes the kiosk that the code was made for. */
  @Post('enrol')
  enrol(@Body() body: EnrolKiosk, @Req() request: FastifyRequest): Promise<EnrolledKiosk> {
    return this.kiosks.enrol(body, request.ip);
  }

  /** A nonce to sign in with by card, within 60 seconds. */
  @Post(':id/challenges')
  challenge(@IdParam() id: string, @Req() request: FastifyRequest): Promise<Challenge> {
    return this.kiosks.challenge(id, request.ip);
  }
}
