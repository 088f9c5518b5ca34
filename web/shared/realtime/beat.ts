import { onCatchUp, request, useConnection } from './connection.ts';
import { serverNow } from '../server-clock.ts';

const BEAT_MS = 15_000;

interface Beat {
  until: string;
  behind?: Record<string, number>;
}

/** A conversation that is open on this page. */
interface Place {
  /** The last place that it has come to. */
  at: () => number;
  /** Fetches what it misses. */
  fill: () => void;
}

const places = new Map<string, Place>();
let timer: ReturnType<typeof setInterval> | undefined;

/**
 * Says every 15 s that this person is there, and how far the open conversations have come: what they miss is told to
 * them again. Without a line they are asked to fetch it. Gives what ends that for this conversation.
 */
export function beatWith(orderId: string, place: Place): () => void {
  useConnection();
  places.set(orderId, place);
  timer ??= setInterval(() => void beat(), BEAT_MS);
  const stop = onCatchUp(() => void beat());
  return () => {
    stop();
    if (places.get(orderId) === place) places.delete(orderId);
    if (places.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

let lastBeatAt = 0;

async function beat(): Promise<void> {
  // Several conversations that catch up at once are one beat.
  if (serverNow() - lastBeatAt < 1000) return;
  lastBeatAt = serverNow();
  const orders = Object.fromEntries([...places].map(([orderId, place]) => [orderId, place.at()]));
  try {
    const { behind = {} } = await request<Beat>('presence:beat', { state: 'available', orders });
    for (const orderId of Object.keys(behind)) places.get(orderId)?.fill();
  } catch {
    for (const place of places.values()) place.fill();
  }
}
