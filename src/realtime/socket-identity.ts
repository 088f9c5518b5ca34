import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { SessionsQueries } from '../identity/sessions.queries.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { room } from '../platform/events/signal.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { AppSocket } from './socket-event.js';

/** The longest delay that a timer of Node's takes. */
const MAX_TIMEOUT_MS = 2_147_483_647;

/** Who a socket is: what its token, and nothing else that it says, makes of it. */
@Injectable()
export class SocketIdentities {
  constructor(
    private readonly sessions: SessionsQueries,
    private readonly lawyers: LawyersQueries,
  ) {}

  /** @throws 401 for what is no token of anybody */
  async callerOf(token: unknown): Promise<Caller> {
    const caller = await this.sessions.callerOf(typeof token === 'string' ? token : undefined);
    if (!caller) throw commonProblems.unauthenticated();
    return caller;
  }

  /** Gives `socket` the identity of `caller`: its rooms, and its end when the access token ends. */
  async take(socket: AppSocket, caller: Caller): Promise<void> {
    const before = socket.data.caller as Caller | undefined;
    if (before && before.sessionId !== caller.sessionId) await socket.leave(room.session(before.sessionId));
    clearTimeout(socket.data.expiry);
    socket.data.caller = caller;
    socket.data.expiresAt = performance.now() + caller.expiresInMs;
    socket.data.expiry = setTimeout(
      () => socket.disconnect(true),
      Math.min(caller.expiresInMs, MAX_TIMEOUT_MS),
    );
    socket.data.expiry.unref();
    await this.joinRooms(socket);
  }

  /** Lets the socket stand where its identity belongs. */
  async joinRooms(socket: AppSocket): Promise<void> {
    await socket.join(await this.roomsOf(socket.data.caller));
  }

  /** Lets the socket stand where its identity belongs, and in no board's room where it does not any more. */
  async checkRooms(socket: AppSocket): Promise<void> {
    if (socket.data.caller.role !== 'lawyer') return;
    const belongs = new Set(await this.roomsOf(socket.data.caller));
    await socket.join([...belongs]);
    for (const joined of socket.rooms)
      if (joined.startsWith(room.board('')) && !belongs.has(joined)) await socket.leave(joined);
  }

  private async roomsOf({ accountId, sessionId, role }: Caller): Promise<string[]> {
    const own = [room.account(accountId), room.session(sessionId)];
    if (role === 'operator') return [...own, room.operators];
    if (role === 'lawyer') return [...own, ...(await this.lawyers.boardsOf(accountId)).map(room.board)];
    return own;
  }
}

/** @throws 401 when the token's time is over */
export function currentCaller(socket: AppSocket): Caller {
  if (performance.now() >= socket.data.expiresAt) throw commonProblems.unauthenticated();
  return socket.data.caller;
}
