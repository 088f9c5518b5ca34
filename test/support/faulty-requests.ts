import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fates } from './fates.js';

/**
 * Carries the HTTP requests of a connection, each to its fate; the next one begins when the node has answered.
 * @param repeat sends a request by a connection of its own, as a proxy does that believes the first one lost
 */
export function carryRequests(
  client: Socket,
  node: Socket,
  { fates, repeat }: { fates: Fates; repeat: (request: Buffer) => void },
): void {
  let isAnswered = true;
  let cutsAnswer = false;
  let sent = Promise.resolve();
  const pass = (chunk: Buffer) => {
    if (node.writable) node.write(chunk);
  };
  client.on('data', (chunk: Buffer) => {
    const fate = isAnswered ? fates.next() : undefined;
    isAnswered = false;
    // TCP drops nothing by the piece: a request that never comes is a connection that breaks.
    if (fate === 'drop' || fate === 'cutBefore') {
      client.destroy();
      return;
    }
    if (fate === 'cutAfter') cutsAnswer = true;
    if (fate === 'twice') repeat(chunk);
    // What follows of the request stays behind its beginning.
    if (fate === 'late' || fate === 'overtaken') sent = sent.then(() => delay(fates.delayMs()));
    sent = sent.then(() => pass(chunk));
  });
  node.on('data', (chunk: Buffer) => {
    isAnswered = true;
    if (cutsAnswer) client.destroy();
    else if (client.writable) client.write(chunk);
  });
}
