import { createParamDecorator, SetMetadata, type ExecutionContext } from '@nestjs/common';
import { commonProblems } from '../platform/problems/common.problems.js';

export type Role = 'resident' | 'lawyer' | 'operator';
export const ROLES: readonly Role[] = ['resident', 'lawyer', 'operator'];

/** Who may come through a route or a socket event. */
export type DoorKeepers = readonly Role[] | 'anyone';

/** Who calls, as the session in the database says. */
export interface Caller {
  accountId: string;
  role: Role;
  displayName: string;
  sessionId: string;
  /** Milliseconds that the access token still has, by the database's clock. */
  expiresInMs: number;
  /** The kiosk that the session is bound to; null: none. */
  kioskId: string | null;
  /** The session reaches the resident's orders that were placed since; null: all. See `reach.queries.ts`. */
  ordersSince: Date | null;
}

export const DOOR = 'door';

/**
 * Declares who may come in: `@Door('resident', 'lawyer')`, or `@Door('anyone')` without a session. A route without a
 * door does not start.
 */
export const Door = (...keepers: Role[] | ['anyone']) =>
  SetMetadata(DOOR, keepers[0] === 'anyone' ? 'anyone' : keepers);

export const BACKGROUND = 'background';

/** A page calls it by itself: that it was called does not show that somebody stands at the kiosk. */
export const InBackground = () => SetMetadata(BACKGROUND, true);

export interface RequestWithCaller {
  caller?: Caller;
  method: string;
  headers: Record<string, string | string[] | undefined>;
}

/** The caller of a route behind a door; never undefined there. */
export const CurrentCaller = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<RequestWithCaller>();
  if (!caller) throw commonProblems.unauthenticated();
  return caller;
});

/** Whether `door` names somebody who may come in. */
export function isDeclared(door: DoorKeepers | undefined): door is DoorKeepers {
  return (
    door === 'anyone' ||
    (Array.isArray(door) && door.length > 0 && door.every((role) => ROLES.includes(role)))
  );
}
