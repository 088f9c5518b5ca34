import { io, type Socket } from 'socket.io-client';
import { atEnd } from './at-end.js';
import type { Reachable } from './service.js';

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
    forceNew: true,
    extraHeaders: origin === undefined ? {} : { Origin: origin },
  });
  atEnd(() => socket.close());
  const listener = new Listener(socket);
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(listener));
    socket.once('connect_error', reject);
  });
}
