import { onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { answer, api } from '../../shared/api/client.ts';
import type { components } from '../../shared/api/openapi.ts';
import { useBoardNames } from '../../shared/board-names.ts';
import { on, onCatchUp, useConnection } from '../../shared/realtime/connection.ts';
import { serverNow } from '../../shared/server-clock.ts';
import { useRing } from './ring.ts';
import { whyNotTaken } from './taken.ts';

export type Offer = components['schemas']['OfferView'];
export type DeclineReason = components['schemas']['DeclineOrder']['reason'];

/** Why an offer is gone again, as `offer:withdrawn` says it. */
const WITHDRAWN: Record<string, string> = {
  taken: '这一单已由别的律师接单。',
  cancelled: '居民取消了这一单。',
  expired: '来单超时，已转给别的律师。',
  board_corrected: '居民更正了板块，这一单已转走。',
};
const SAID_FOR_MS = 8000;

/** What this lawyer is offered just now, the most urgent first; live, with a sound. */
export function useOffers() {
  const offers = shallowRef<readonly Offer[]>([]);
  const said = ref('');
  const isBusy = ref(false);
  const { ring } = useRing();
  const boardName = useBoardNames();
  let saidTimer: ReturnType<typeof setTimeout> | undefined;
  let dueTimer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;

  async function look(): Promise<void> {
    const mine = ++asked;
    const page = await answer(api.GET('/api/v1/me/offers', { params: { query: { limit: 100 } } })).catch(
      () => undefined,
    );
    if (!page || mine !== asked) return;
    const known = new Set(offers.value.map(({ orderId }) => orderId));
    offers.value = page.items.toSorted((a, b) => a.deadlineAt.localeCompare(b.deadlineAt));
    const fresh = offers.value.find(({ orderId }) => !known.has(orderId));
    if (fresh) ring(`新的${fresh.urgent ? '紧急' : ''}来单`, boardName(fresh.board));
    lookWhenDue();
  }

  /** An offer ends by itself; a hint of that may be lost. */
  function lookWhenDue(): void {
    clearTimeout(dueTimer);
    const next = offers.value[0];
    if (next)
      dueTimer = setTimeout(
        () => void look(),
        Math.max(500, Date.parse(next.deadlineAt) - serverNow() + 500),
      );
  }

  function say(words: string): void {
    said.value = words;
    clearTimeout(saidTimer);
    saidTimer = setTimeout(() => (said.value = ''), SAID_FOR_MS);
  }

  /** Gives whether it is this lawyer's now. */
  async function accept(orderId: string): Promise<boolean> {
    return attempt(async () => {
      await answer(api.POST('/api/v1/orders/{id}/accept', { params: { path: { id: orderId } } }));
    });
  }

  async function decline(orderId: string, reason: DeclineReason): Promise<boolean> {
    return attempt(async () => {
      await answer(
        api.POST('/api/v1/orders/{id}/decline', { params: { path: { id: orderId } }, body: { reason } }),
      );
    });
  }

  async function attempt(work: () => Promise<void>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    try {
      await work();
      return true;
    } catch (error) {
      say(whyNotTaken(error));
      return false;
    } finally {
      isBusy.value = false;
      await look();
    }
  }

  const endings: (() => void)[] = [];
  onMounted(() => {
    useConnection();
    endings.push(
      on('offer:made', () => void look()),
      on('offer:withdrawn', ({ orderId, reason }) => {
        if (!isBusy.value && offers.value.some((offer) => offer.orderId === orderId))
          say(WITHDRAWN[reason] ?? '这一单已经撤回。');
        void look();
      }),
      onCatchUp(() => void look()),
    );
    void look();
  });
  onBeforeUnmount(() => {
    clearTimeout(saidTimer);
    clearTimeout(dueTimer);
    for (const end of endings) end();
  });

  return { offers, said, isBusy, accept, decline };
}
