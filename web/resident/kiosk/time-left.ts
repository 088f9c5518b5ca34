import { readonly, ref } from 'vue';
import { readAloud } from '../frame/speech.ts';
import { kioskTexts } from '../texts/kiosk.ts';
import { endsAtMs } from './kiosk-session.ts';

const TELLS_BEFORE_MS = 120_000;
const LOOKS_EVERY_MS = 1000;

const soon = ref(false);

/** Whether the session at the kiosk is over in two minutes or less. */
export const endsSoon = readonly(soon);

/** Says it two minutes before the session is over, and calls `over` when it is. */
export function watchTime(over: () => void): void {
  setInterval(() => {
    const endsInMs = (endsAtMs() ?? Number.POSITIVE_INFINITY) - Date.now();
    if (endsInMs <= 0) return over();
    const isSoon = endsInMs <= TELLS_BEFORE_MS;
    if (isSoon && !soon.value) readAloud(kioskTexts.endsSoon);
    soon.value = isSoon;
  }, LOOKS_EVERY_MS);
}
