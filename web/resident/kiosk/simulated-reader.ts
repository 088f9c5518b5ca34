import type { Card } from './card.ts';
import type { CardReader } from './card-reader.ts';

const CHANNEL = 'card-reader';
const LOOK_MS = 500;
const ANSWER_WITHIN_MS = 1000;

type Message = { put: Card } | { taken: true };

/** A reader on which the page `/kiosk/simulator` of the same browser lays cards. Nothing is stored on the way. */
export function simulatedReader(): CardReader {
  const channel = new BroadcastChannel(CHANNEL);
  let lying: Card | undefined;
  let noticed: (() => void) | undefined;
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (!('put' in data)) return;
    lying = data.put;
    say(channel, { taken: true });
    noticed?.();
  });
  return {
    tellsOnce: true,
    close: () => channel.close(),
    look: async (signal) => {
      if (!lying) await laidWithin(LOOK_MS, signal, (notice) => (noticed = notice));
      const card = lying;
      lying = undefined;
      return card ? { what: 'card', card } : { what: 'nothing' };
    },
  };
}

/** Lays a card on the simulated reader; false when no kiosk of this browser waits for one. */
export function layCard(card: Card): Promise<boolean> {
  const channel = new BroadcastChannel(CHANNEL);
  return new Promise((resolve) => {
    const done = (wasTaken: boolean) => {
      clearTimeout(timer);
      channel.close();
      resolve(wasTaken);
    };
    const timer = setTimeout(done, ANSWER_WITHIN_MS, false);
    channel.addEventListener('message', ({ data }: MessageEvent<Message>) => 'taken' in data && done(true));
    say(channel, { put: card });
  });
}

function say(channel: BroadcastChannel, message: Message): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel is of one origin
  channel.postMessage(message);
}

function laidWithin(ms: number, signal: AbortSignal, register: (notice: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    register(done);
    signal.addEventListener('abort', done, { once: true });
  });
}
