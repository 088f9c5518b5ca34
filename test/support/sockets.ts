import { io, type Socket } from 'socket.io-client';
import { atEnd } from './at-end.js';
import type { Reachable } from './service.js';

/** Of a line that breaks while it is being opened, the client hears nothing but this. */
const CONNECTS_WITHIN_MS = 5000;

export interface Ack {
  ok: boolean;
  data?: Record<string, unknown>;
  error?: { code: string; status: number };
}

/** A socket that keeps what it hears. */
export class Listener {
  readonly heard: { event: string; payload: Record<string, unknown> }[] = [];

  constructor(readonly socket: Socket) {
    socket.onAny((event: string, payload: Record<string, unknown>) => this.heard.push({ event, payload }));
  }

  of(event: string): Record<string, unknown>[] {
    return this.heard.filter((one) => one.event === event).map((one) => one.payload);
  }

  ask(event: string, payload: unknown): Promise<Ack> {
    return this.socket.timeout(10_000).emitWithAck(event, payload) as Promise<Ack>;
  }
}

interface ConnectOptions {
  token?: string;
  origin?: string;
  url?: string;
  transports?: string[];
}

/** Connects, or rejects with the `connect_error`. */
export function connect(
  service: Reachable,
  { token, origin, url, transports }: ConnectOptions,
): Promise<Listener> {
  const socket = io(url ?? service.url, {
    auth: token === undefined ? {} : { token },
    transports: transports ?? ['websocket'],
    reconnection: false,
    timeout: CONNECTS_WITHIN_MS,
    forceNew: true,
    extraHeaders: origin === undefined ? {} : { Origin: origin },
  });
  const listener = new Listener(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => {
      atEnd(() => socket.close());
      resolve(listener);
    });
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
}
