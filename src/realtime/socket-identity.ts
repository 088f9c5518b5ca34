import type { Caller } from '../identity/door.contract.js';
import { room } from '../platform/events/signal.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { AppSocket } from './socket-event.js';

/** The longest delay that a timer of Node's takes. */
const MAX_TIMEOUT_MS = 2_147_483_647;

/** Gives `socket` the identity of `caller`: its rooms, and its end when the access token ends. */
export async function identify(socket: AppSocket, caller: Caller): Promise<void> {
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
  const rooms = [room.account(caller.accountId), room.session(caller.sessionId)];
  await socket.join(caller.role === 'operator' ? [...rooms, room.operators] : rooms);
}

/** @throws 401 when the token's time is over */
export function currentCaller(socket: AppSocket): Caller {
  if (performance.now() >= socket.data.expiresAt) throw commonProblems.unauthenticated();
  return socket.data.caller;
}
