import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import type { RequestWithCaller } from '../identity/door.contract.js';
import { OrderReach } from './order-reach.service.js';

/** Stands behind the doors of all routes: what a session does not reach back to is not there, whatever the route. */
@Injectable()
export class ReachInterceptor implements NestInterceptor {
  constructor(private readonly reach: OrderReach) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const { caller, params, query, body } = context
      .switchToHttp()
      .getRequest<FastifyRequest & RequestWithCaller>();
    if (caller) await this.reach.check(caller, [params, query, body]);
    return next.handle();
  }
}
