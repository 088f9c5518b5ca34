import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { ApiProblem } from '../../../shared/api/problem.ts';
import { problemText } from '../../../shared/api/problem-texts.ts';
import { readAloud } from '../../frame/speech.ts';
import { cardFault, dayOnCards, type Card } from '../../kiosk/card.ts';
import { openReader, type CardReader } from '../../kiosk/card-reader.ts';
import { signInByCard } from '../../kiosk/card-sign-in.ts';
import { enrolledDevice, type KioskDevice } from '../../kiosk/device.ts';
import { challenge } from '../../kiosk/kiosk-api.ts';
import { kioskTexts } from '../../texts/kiosk.ts';

/** `take-away`: a card lies there that was there before; whose it is must be said. */
export type ReaderState =
  'starting' | 'waiting' | 'take-away' | 'signing-in' | 'silent' | 'stopped' | 'not-enrolled';

const BETWEEN_LOOKS_MS = 700;
/** Nobody who comes later is told what was wrong with the last card. */
const FAULT_FOR_MS = 20_000;
const LOOKS_AT_SELF_EVERY_MS = 300_000;

/**
 * Waits for a card and signs in by it, then calls `signedIn`.
 * @param hasJustEnded somebody left just now, and may have left their card
 */
export function useCardReader(hasJustEnded: boolean, signedIn: () => void) {
  const device = shallowRef<KioskDevice>();
  const state = ref<ReaderState>('starting');
  const fault = ref<string>();
  const over = new AbortController();
  let reader: CardReader | undefined;
  /** The card that lies there from before, and whether there may be one. */
  let lying: Card | undefined;
  let mayLie = hasJustEnded;
  let faultTimer: number | undefined;
  let selfTimer: number | undefined;

  onMounted(async () => {
    device.value = await enrolledDevice().catch(() => undefined);
    if (over.signal.aborted) return;
    if (!device.value) {
      state.value = 'not-enrolled';
      return;
    }
    await lookAtSelf();
    selfTimer = window.setInterval(() => void lookAtSelf(), LOOKS_AT_SELF_EVERY_MS);
    reader = openReader(device.value.reader);
    await watch(reader);
  });

  onBeforeUnmount(() => {
    over.abort();
    reader?.close();
    clearTimeout(faultTimer);
    clearInterval(selfTimer);
  });

  async function watch(on: CardReader): Promise<void> {
    while (!over.signal.aborted) {
      // oxlint-disable-next-line no-await-in-loop -- one look after the other: a reader takes one question at a time
      await look(on);
      // oxlint-disable-next-line no-await-in-loop -- as above
      await new Promise((resolve) => setTimeout(resolve, on.tellsOnce ? 0 : BETWEEN_LOOKS_MS));
    }
  }

  async function look(on: CardReader): Promise<void> {
    if (state.value === 'stopped' || state.value === 'signing-in') return pause();
    try {
      const reading = await on.look(over.signal);
      if (over.signal.aborted) return;
      if (reading.what === 'nothing') {
        mayLie = false;
        lying = undefined;
        state.value = 'waiting';
      } else if (reading.what === 'unreadable') {
        if (!mayLie) tell(kioskTexts.faults.unreadable);
      } else if (mayLie && !on.tellsOnce) {
        lying = reading.card;
        if (!fault.value) state.value = 'take-away';
      } else await take(reading.card);
    } catch {
      if (!over.signal.aborted) state.value = 'silent';
    }
  }

  /** Whose card lies there says that it is theirs. */
  function takeThis(): void {
    if (lying) void take(lying);
  }

  async function take(card: Card): Promise<void> {
    lying = undefined;
    fault.value = undefined;
    const wrong = cardFault(card, dayOnCards(new Date()));
    if (wrong) return tell(kioskTexts.faults[wrong]);
    state.value = 'signing-in';
    try {
      await signInByCard(device.value!, card);
      signedIn();
    } catch (error) {
      state.value = 'waiting';
      if (error instanceof ApiProblem && error.status === 404) state.value = 'stopped';
      else tell(sayRefusal(error));
    }
  }

  /** Says what is wrong; the card must be taken away and put down anew. */
  function tell(words: string): void {
    fault.value = words;
    mayLie = true;
    state.value = 'waiting';
    readAloud(words);
    clearTimeout(faultTimer);
    faultTimer = window.setTimeout(() => (fault.value = undefined), FAULT_FOR_MS);
  }

  /** Whether the bureau has stopped this kiosk; a network that is away says nothing of it. */
  async function lookAtSelf(): Promise<void> {
    await challenge(device.value!.kioskId).then(
      () => state.value === 'stopped' && (state.value = 'waiting'),
      (error: unknown) => {
        if (error instanceof ApiProblem && error.status === 404) state.value = 'stopped';
      },
    );
  }

  return { device, state, fault, takeThis };
}

function sayRefusal(error: unknown): string {
  const code = error instanceof ApiProblem ? error.code : '';
  if (code === 'CARD_EXPIRED') return kioskTexts.faults.expired;
  if (code === 'VALIDATION_FAILED') return kioskTexts.faults.number;
  return code === 'BAD_CREDENTIALS' ? kioskTexts.faults.refused : problemText(error);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
}
