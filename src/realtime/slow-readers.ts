import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { room } from '../platform/events/signal.js';
import type { AppServer, AppSocket } from './socket-event.js';
import { SocketIdentities } from './socket-identity.js';

const LOOK_EVERY_MS = 100;
/** A client that reads has next to none; what is volatile (who types) is dropped from the first on. */
const MOST_UNREAD_PACKETS = 500;
const MOST_UNREAD_BYTES = 1_000_000;

/**
 * Clients that do not read what they are told, so that one phone in a tunnel cannot fill the memory: such a client is
 * told nothing more but `sync:needed`, and gets everything when it asks with `sync`.
 */
@Injectable()
export class SlowReaders implements BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly identities: SocketIdentities) {}

  watch(io: AppServer): void {
    this.timer = setInterval(() => {
      for (const socket of io.sockets.sockets.values())
        if (!socket.data.isBehind && isTooFarBehind(socket)) this.leaveBehind(socket);
    }, LOOK_EVERY_MS);
    this.timer.unref();
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** The client reads again: from now on it is told of everything that happens. */
  async catchUp(socket: AppSocket): Promise<void> {
    if (!socket.data.isBehind) return;
    socket.data.isBehind = false;
    await this.identities.joinRooms(socket);
  }

  private leaveBehind(socket: AppSocket): void {
    socket.data.isBehind = true;
    // It must still hear that its session is over.
    const kept = new Set([socket.id, room.session(socket.data.caller.sessionId)]);
    for (const joined of socket.rooms) if (!kept.has(joined)) void socket.leave(joined);
    socket.emit('sync:needed', {});
  }
}

function isTooFarBehind({ conn }: AppSocket): boolean {
  const unread = (conn as unknown as { writeBuffer: { data?: unknown }[] }).writeBuffer;
  const { socket } = conn.transport as unknown as { socket?: { bufferedAmount?: number } };
  if (unread.length > MOST_UNREAD_PACKETS || (socket?.bufferedAmount ?? 0) > MOST_UNREAD_BYTES) return true;
  let bytes = 0;
  for (const { data } of unread) bytes += typeof data === 'string' ? data.length : 0;
  return bytes > MOST_UNREAD_BYTES;
}
