import { readonly, ref } from 'vue';

/** Untouched for this long: the kiosk asks. */
export const ASKS_AFTER_MS = 90_000;
/** So long it waits for an answer. */
export const WAITS_MS = 15_000;
const LOOKS_EVERY_MS = 500;
/** So long untouched, the service is told once more, so that its session outlasts the question. */
const STILL_MS = 60_000;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

export interface Presence {
  /** Whether there is somebody who could be gone: signed in, or past the first page. */
  isInUse: () => boolean;
  /**
   * Tells the service that the session goes on; called again and again while there is something untold, and may put it
   * off. It must have been told before the kiosk asks: the service ends a session by itself after 90 s.
   */
  keepOn: () => boolean;
  onGone: () => void;
}

const left = ref<number>();
let touchedAt = Date.now();

/** Seconds until the kiosk takes whoever was there for gone; undefined while it does not ask. */
export const secondsLeft = readonly(left);

/** Somebody is there, as they say. */
export function stay(): void {
  touchedAt = Date.now();
  left.value = undefined;
}

/**
 * Watches whether somebody is at the kiosk: by touch and key alone, since a page that changes by itself shows nothing.
 * While it asks, only the answer counts, so that a card laid on the keys does not. Judged by the clock, so that a
 * terminal that slept wakes up wiped.
 */
export function watchPresence({ isInUse, keepOn, onGone }: Presence): void {
  const noteTouch = () => {
    if (left.value === undefined) touchedAt = Date.now();
  };
  for (const touch of TOUCHES) addEventListener(touch, noteTouch, { capture: true, passive: true });
  let told = { of: touchedAt, isStill: false };
  setInterval(() => {
    if (!isInUse()) {
      stay();
      return;
    }
    const untouchedMs = Date.now() - touchedAt;
    const now = { of: touchedAt, isStill: untouchedMs >= STILL_MS };
    if ((now.of !== told.of || (now.isStill && !told.isStill)) && keepOn()) told = now;
    const goneInMs = ASKS_AFTER_MS + WAITS_MS - untouchedMs;
    if (goneInMs <= 0) onGone();
    else left.value = goneInMs <= WAITS_MS ? Math.ceil(goneInMs / 1000) : undefined;
  }, LOOKS_EVERY_MS);
}
