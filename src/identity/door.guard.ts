import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { commonProblems } from '../platform/problems/common.problems.js';
import { BACKGROUND, DOOR, type DoorKeepers, type RequestWithCaller } from './door.contract.js';
import { KioskSessions } from './kiosk-sessions.service.js';
import { SessionsQueries } from './sessions.queries.js';

/** Stands before every route: no declared door, no entry. */
@Injectable()
export class DoorGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionsQueries,
    private readonly kiosks: KioskSessions,
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
    // Whoever changes something is there; what a page asks for by itself shows nothing.
    const isBackground = this.reflector.get<boolean | undefined>(BACKGROUND, context.getHandler());
    if (caller.kioskId !== null && request.method !== 'GET' && !isBackground) await this.kiosks.touch(caller);
    return true;
  }
}

function bearerToken(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? /^Bearer ([A-Za-z0-9_-]{20,200})$/i.exec(header)?.[1] : undefined;
}
