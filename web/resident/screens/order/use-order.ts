import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { answer, api, send } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { ApiProblem, problemOf } from '../../../shared/api/problem.ts';
import { useLoad } from '../../../shared/api/use-load.ts';
import { on, onCatchUp, useConnection } from '../../../shared/realtime/connection.ts';
import { serverNow } from '../../../shared/server-clock.ts';
import { saveBlob } from '../../../shared/save-blob.ts';

export type Order = components['schemas']['OrderView'];
export type LawyerCard = Pick<components['schemas']['LawyerCard'], 'licenceNumber'>;

/** Hints may be lost: while the line is cut, and after a deadline, it is looked up all the same. */
const LOOK_AGAIN_MS = 10_000;
const AFTER_DEADLINE_MS = 1000;
const LONGEST_TIMER_MS = 2_000_000_000;

/** One order of the resident, as it is now, and what may be done with it. */
export function useOrder(orderId: string) {
  const path = { id: orderId };
  const { line } = useConnection();
  const {
    value: order,
    state,
    problem,
    load,
  } = useLoad(() => answer(api.GET('/api/v1/orders/{id}', { params: { path } })));
  const card = shallowRef<LawyerCard>();
  const isBusy = ref(false);
  const fault = shallowRef<unknown>();

  /** Runs something that changes the order; gives whether it went well. */
  async function change(verb: () => Promise<Order>): Promise<boolean> {
    if (isBusy.value) return false;
    isBusy.value = true;
    fault.value = undefined;
    try {
      order.value = await verb();
      return true;
    } catch (error) {
      fault.value = error;
      // Somebody was faster: what it is now says more than the refusal.
      if (error instanceof ApiProblem && error.status === 409) await load();
      return false;
    } finally {
      isBusy.value = false;
    }
  }

  const cancel = () =>
    change(() => answer(api.POST('/api/v1/orders/{id}/cancel', { params: { path }, body: {} })));
  const complete = () =>
    change(() => answer(api.POST('/api/v1/orders/{id}/complete', { params: { path }, body: {} })));
  const reopen = () => change(() => answer(api.POST('/api/v1/orders/{id}/reopen', { params: { path } })));
  const correctBoard = (board: string) =>
    change(() => answer(api.PUT('/api/v1/orders/{id}/board', { params: { path }, body: { board } })));

  /** The participants' own copy, as a page to print. */
  async function saveTranscript(fileName: string): Promise<void> {
    fault.value = undefined;
    try {
      const response = await send(new Request(`/api/v1/orders/${orderId}/transcript`), 60_000);
      if (!response.ok) throw await problemOf(response);
      saveBlob(fileName, await response.blob());
    } catch (error) {
      fault.value = error;
    }
  }

  // Whose card it is: the lawyer's who serves, with licence and all.
  watch(
    () => order.value?.lawyer?.id,
    async (id) => {
      card.value = undefined;
      if (id === undefined) return;
      const found = await answer(api.GET('/api/v1/lawyers/{id}', { params: { path: { id } } })).catch(
        () => undefined,
      );
      if (order.value?.lawyer?.id === id) card.value = found;
    },
  );

  let dueTimer: ReturnType<typeof setTimeout> | undefined;
  watch(
    () => [order.value?.deadlineAt, order.value?.version] as const,
    ([deadlineAt]) => {
      clearTimeout(dueTimer);
      if (!deadlineAt) return;
      const inMs = Date.parse(deadlineAt) - serverNow() + AFTER_DEADLINE_MS;
      dueTimer = setTimeout(() => void load(), Math.min(Math.max(inMs, AFTER_DEADLINE_MS), LONGEST_TIMER_MS));
    },
  );
  const isOpen = computed(() => order.value?.status === 'waiting' || order.value?.status === 'active');
  const timer = setInterval(() => {
    const deadlineAt = order.value?.deadlineAt;
    const isOverdue = deadlineAt && Date.parse(deadlineAt) < serverNow();
    if (document.visibilityState === 'visible' && isOpen.value && (isOverdue || line.value !== 'connected'))
      void load();
  }, LOOK_AGAIN_MS);
  const endings = [
    on('order:changed', ({ orderId: of, version }) => {
      if (of === orderId && version !== order.value?.version) void load();
    }),
    onCatchUp(() => void load()),
  ];
  void load();
  onScopeDispose(() => {
    clearInterval(timer);
    clearTimeout(dueTimer);
    for (const end of endings) end();
  });

  return {
    order,
    state,
    problem,
    card,
    line,
    isBusy,
    fault,
    load,
    cancel,
    complete,
    reopen,
    correctBoard,
    saveTranscript,
  };
}

export type OrderHandle = ReturnType<typeof useOrder>;
