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

/** How somebody is there: a lawyer may be at the desk and still take nothing. */
export type BeatState = 'available' | 'away';

/** What became of a beat: until when the service counts on this page, or why it does not. */
export type BeatHeard = { until: string } | { refused: unknown };

interface Presence {
  state: () => BeatState;
  heard: (heard: BeatHeard) => void;
}

const places = new Map<string, Place>();
/** Of a desk, which beats whether or not a conversation is open. */
let presence: Presence | undefined;
let timer: ReturnType<typeof setInterval> | undefined;
let stopCatchUp: (() => void) | undefined;

/**
 * Says every 15 s that this person is there, and how far the open conversations have come: what they miss is told to
 * them again. Without a line they are asked to fetch it. Gives what ends that for this conversation.
 */
export function beatWith(orderId: string, place: Place): () => void {
  places.set(orderId, place);
  follow();
  const stop = onCatchUp(() => void beat());
  return () => {
    stop();
    if (places.get(orderId) === place) places.delete(orderId);
    follow();
  };
}

/** Beats for as long as a desk is open, with conversations or without. Gives what ends that. */
export function beatAlways(mine: Presence): () => void {
  presence = mine;
  follow();
  stopCatchUp = onCatchUp(() => void beat());
  return () => {
    stopCatchUp?.();
    if (presence === mine) presence = undefined;
    follow();
  };
}

/** Says at once what has changed, such as being away now. */
export function beatNow(): Promise<void> {
  lastBeatAt = 0;
  return beat();
}

/** Beats while there is something to say. */
function follow(): void {
  const isNeeded = places.size > 0 || presence !== undefined;
  if (isNeeded) {
    useConnection();
    timer ??= setInterval(() => void beat(), BEAT_MS);
  } else {
    clearInterval(timer);
    timer = undefined;
  }
}

let lastBeatAt = 0;

async function beat(): Promise<void> {
  // Several conversations that catch up at once are one beat.
  if (serverNow() - lastBeatAt < 1000) return;
  lastBeatAt = serverNow();
  const orders = Object.fromEntries([...places].map(([orderId, place]) => [orderId, place.at()]));
  try {
    const { until, behind = {} } = await request<Beat>('presence:beat', {
      state: presence?.state() ?? 'available',
      orders,
    });
    presence?.heard({ until });
    for (const orderId of Object.keys(behind)) places.get(orderId)?.fill();
  } catch (refused) {
    presence?.heard({ refused });
    for (const place of places.values()) place.fill();
  }
}
