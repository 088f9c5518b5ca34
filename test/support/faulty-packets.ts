import type { Socket } from 'node:net';
import type { Fate, Fates } from './fates.js';
import { FrameReader } from './websocket-frames.js';

/** What waits for the next packet to overtake it waits no longer than this. */
const OVERTAKEN_WITHIN_MS = 100;
/** Socket.IO's events and acks; its handshake and heartbeat are left alone, else there is no connection to disturb. */
const PACKET = /^4[23]/;

/** Carries one direction of a WebSocket, each packet to its fate. */
export function carryPackets(from: Socket, to: Socket, fates: Fates): void {
  const reader = new FrameReader();
  let overtaken: Buffer | undefined;
  const write = (bytes: Buffer | undefined) => bytes && to.writable && to.write(bytes);
  const release = () => {
    write(overtaken);
    overtaken = undefined;
  };
  const meet: Record<Fate, (bytes: Buffer) => unknown> = {
    drop: () => undefined,
    twice: (bytes) => write(Buffer.concat([bytes, bytes])),
    late: (bytes) => setTimeout(write, fates.delayMs(), bytes),
    overtaken: (bytes) => {
      release();
      overtaken = bytes;
      setTimeout(() => overtaken === bytes && release(), OVERTAKEN_WITHIN_MS);
    },
    cutBefore: () => from.destroy(),
    cutAfter: (bytes) => {
      write(bytes);
      from.destroy();
    },
  };
  from.on('data', (chunk: Buffer) => {
    for (const { bytes, text } of reader.read(chunk)) {
      const fate = text !== undefined && PACKET.test(text) ? fates.next() : undefined;
      const before = overtaken;
      if (fate) meet[fate](bytes);
      else write(bytes);
      if (overtaken === before) release();
    }
  });
}
