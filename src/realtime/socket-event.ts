import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { Caller, Role } from '../identity/door.contract.js';
import type { Workbench } from '../lawyers/leases.service.js';

/** What a socket's identity is, set once by the handshake; the workbench is a lawyer's. */
export interface SocketData {
  caller: Caller;
  /** When the access token ends, on this process's monotonic clock, in milliseconds. */
  expiresAt: number;
  expiry?: NodeJS.Timeout;
  workbench?: Workbench;
  /** It does not read, and is told nothing until it asks for what it missed. */
  isBehind?: boolean;
}

export type AppServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;
export type AppSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, SocketData>;

/** A request that clients may make over the socket; answered through its ack. */
export interface SocketEvent {
  name: string;
  /** Which roles may make it; an event without a door does not start. */
  door: readonly Role[];
  /** Only a person causes it: whoever stands at a kiosk is still there. */
  byHand?: true;
  handle(caller: Caller, payload: unknown, socket: AppSocket): Promise<unknown>;
}
