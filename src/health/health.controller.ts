import { Controller, Get, Header } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Door } from '../identity/door.contract.js';
import { HealthService } from './health.service.js';

export class HealthAnswer {
  status: string;
}

/** For the machine room; outside of `/api/v1`. */
@ApiTags('health')
@Controller()
@Door('anyone')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process runs. */
  @Get('health/live')
  live(): HealthAnswer {
    return { status: 'live' };
  }

  /** Requests can be served: the database answers, and the service is not stopping. 503 otherwise. */
  @Get('health/ready')
  async ready(): Promise<HealthAnswer> {
    await this.health.check();
    return { status: 'ready' };
  }

  /** Prometheus' text format. */
  @Get('metrics')
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  metrics(): Promise<string> {
    return this.health.metrics();
  }
}
