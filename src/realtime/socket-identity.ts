import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { KioskSessions } from '../identity/kiosk-sessions.service.js';
import { SessionsQueries } from '../identity/sessions.queries.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { OrderReach } from '../orders/order-reach.service.js';
import { room } from '../platform/events/signal.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { AppSocket, SocketEvent } from './socket-event.js';

/** The longest delay that a timer of Node's takes. */
const MAX_TIMEOUT_MS = 2_147_483_647;

/** Who a socket is: what its token, and nothing else that it says, makes of it. */
@Injectable()
export class SocketIdentities {
  constructor(
    private readonly sessions: SessionsQueries,
    private readonly lawyers: LawyersQueries,
    private readonly kiosks: KioskSessions,
    private readonly reach: OrderReach,
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

  /**
   * Who the socket is at this moment. A session at a kiosk is looked at each time: it may be over, or reach further back.
   * @throws 401 when the token's time, or such a session's, is over
   */
  async current(socket: AppSocket): Promise<Caller> {
    if (performance.now() >= socket.data.expiresAt) throw commonProblems.unauthenticated();
    const { caller } = socket.data;
    if (caller.kioskId === null) return caller;
    const now = await this.sessions.again(caller);
    if (!now) throw commonProblems.unauthenticated();
    socket.data.caller = now;
    if (now.ordersSince?.getTime() !== caller.ordersSince?.getTime()) await this.joinRooms(socket);
    return now;
  }

  /** Lets a request through that names nothing beyond the session's reach. @throws 404 */
  async admit(caller: Caller, { byHand }: SocketEvent, payload: unknown): Promise<void> {
    await this.reach.check(caller, [payload]);
    if (byHand && caller.kioskId !== null) await this.kiosks.touch(caller);
  }

  /** Lets the socket stand where its identity belongs. */
  async joinRooms(socket: AppSocket): Promise<void> {
    await socket.join(await this.roomsOf(socket.data.caller));
  }

  /** Lets the socket stand where its identity belongs, and in no board's room where it does not any more. */
  async checkRooms(socket: AppSocket): Promise<void> {
    if (socket.data.caller.ordersSince !== null) await this.joinRooms(socket);
    if (socket.data.caller.role !== 'lawyer') return;
    const belongs = new Set(await this.roomsOf(socket.data.caller));
    await socket.join([...belongs]);
    for (const joined of socket.rooms)
      if (joined.startsWith(room.board('')) && !belongs.has(joined)) await socket.leave(joined);
  }

  private async roomsOf(caller: Caller): Promise<string[]> {
    const { accountId, sessionId, role } = caller;
    if (caller.ordersSince !== null)
      return [
        room.session(sessionId),
        room.card(accountId),
        ...(await this.reach.reached(caller)).map(room.order),
      ];
    const own = [room.account(accountId), room.session(sessionId)];
    if (role === 'operator') return [...own, room.operators];
    if (role === 'lawyer') return [...own, ...(await this.lawyers.boardsOf(accountId)).map(room.board)];
    return own;
  }
}
