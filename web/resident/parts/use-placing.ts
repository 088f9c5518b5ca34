import { onMounted, onScopeDispose, ref, shallowRef } from 'vue';
import { useRouter } from 'vue-router';
import { answer, api, newKey } from '../../shared/api/client.ts';
import type { components } from '../../shared/api/openapi.ts';
import { ApiProblem } from '../../shared/api/problem.ts';
import { useSession } from '../../shared/session/session.ts';

type PlaceOrder = components['schemas']['PlaceOrder'];
type OrderView = components['schemas']['OrderView'];

/** A request to place an order, kept with its draft: repeated under its key, it places one order and no second. */
export interface Attempt {
  key: string;
  /** The body as it was sent. */
  text: string;
}

/** The part of a draft that sending needs. */
export interface Sendable {
  /** The last request whose answer did not come: it may have placed the order. */
  attempt?: Attempt;
  /** Whether sending was what led to signing in, and goes on after it. */
  isSentOnSignIn: boolean;
}

const RETRY_MS = 4000;
/** Whoever is told to wait longer than this is told so, and sends again by hand. */
const WAITS_AT_MOST_S = 30;

/**
 * 点单 from a page: signs in first where that is needed, sends once however often it is pressed, and tries again by itself
 * while the network is away.
 * @param body the order as it is written now; undefined when it cannot be sent yet
 * @param placed forgets the draft
 */
export function usePlacing(draft: Sendable, body: () => PlaceOrder | undefined, placed: () => void) {
  const router = useRouter();
  const { isSignedIn } = useSession();
  const state = ref<'idle' | 'sending' | 'waiting'>('idle');
  const problem = shallowRef<unknown>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const hurry = () => state.value === 'waiting' && void send();
  addEventListener('online', hurry);
  onScopeDispose(() => {
    removeEventListener('online', hurry);
    clearTimeout(timer);
  });
  onMounted(() => {
    const goesOn = draft.isSentOnSignIn && isSignedIn.value;
    draft.isSentOnSignIn = false;
    if (goesOn) void send();
  });

  async function send(): Promise<void> {
    clearTimeout(timer);
    if (state.value === 'sending') return;
    const order = body();
    if (!order) {
      state.value = 'idle';
      return;
    }
    if (!isSignedIn.value) return signInFirst();
    state.value = 'sending';
    problem.value = undefined;
    try {
      const { id } = await place(order);
      placed();
      await router.replace({ name: 'order', params: { id } });
    } catch (error) {
      await refused(error);
    }
  }

  /** Does not try again by itself any more; what is written stays. */
  function stop(): void {
    clearTimeout(timer);
    state.value = 'idle';
  }

  async function place(order: PlaceOrder): Promise<OrderView> {
    const text = JSON.stringify(order);
    if (draft.attempt && draft.attempt.text !== text) {
      const before = await placedBefore(draft.attempt);
      if (before) return before;
      draft.attempt = undefined;
    }
    draft.attempt ??= { key: newKey(), text };
    const header = { 'Idempotency-Key': draft.attempt.key };
    return answer(api.POST('/api/v1/orders', { params: { header }, body: order }));
  }

  async function refused(error: unknown): Promise<void> {
    state.value = 'idle';
    if (error instanceof ApiProblem && error.status === 401) return signInFirst();
    problem.value = error;
    if (!(error instanceof ApiProblem)) return;
    if (!error.isPassing) draft.attempt = undefined;
    const waitS = error.retryAfterSeconds ?? 0;
    if (!error.isPassing || waitS > WAITS_AT_MOST_S) return;
    state.value = 'waiting';
    timer = setTimeout(() => void send(), Math.max(RETRY_MS, waitS * 1000));
  }

  async function signInFirst(): Promise<void> {
    state.value = 'idle';
    draft.isSentOnSignIn = true;
    await router.push({ name: 'sign-in', query: { next: router.currentRoute.value.fullPath } });
  }

  return { state, problem, send, stop };
}

/**
 * What was written was changed after a request without an answer. If that request had placed its order, this is it: a
 * second one would set two lawyers to work on one question.
 */
async function placedBefore({ text }: Attempt): Promise<OrderView | undefined> {
  const sent = JSON.parse(text) as PlaceOrder;
  const { items } = await answer(api.GET('/api/v1/orders', { params: { query: { limit: 5 } } }));
  return items.find(
    ({ status, board, mode, description }) =>
      (status === 'waiting' || status === 'active') &&
      board === sent.board &&
      mode === sent.mode &&
      description === sent.description,
  );
}
