import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { commonProblems } from '../platform/problems/common.problems.js';
import { DOOR, type DoorKeepers, type RequestWithCaller } from './door.contract.js';
import { SessionsQueries } from './sessions.queries.js';

/** Stands before every route: no declared door, no entry. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsQueries,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const door = this.reflector.getAllAndOverride<DoorKeepers | undefined>(DOOR, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (door === 'anyone') return true;
    const request = context.switchToHttp().getRequest<RequestWithCaller>();
    const caller = await this.sessions.callerOf(bearerToken(request.headers.authorization));
    if (!caller) throw commonProblems.unauthenticated();
    if (!door?.includes(caller.role)) throw commonProblems.forbidden();
    request.caller = caller;
    return true;
  }
}

function bearerToken(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header)?.[1] : undefined;
}
