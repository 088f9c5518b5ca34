import { onScopeDispose } from 'vue';
import { useAttempt } from '../../../desk/use-attempt.ts';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useLoad } from '../../../shared/api/use-load.ts';
import { on, onCatchUp } from '../../../shared/realtime/connection.ts';
import { useTalks, type Order } from './use-talks.ts';

type Schemas = components['schemas'];

/** One order that I serve or served, as it is now, and what may be done with it. */
export function useMyOrder(orderId: string) {
  const path = { id: orderId };
  const {
    value: order,
    state,
    problem,
    load,
  } = useLoad(() => answer(api.GET('/api/v1/orders/{id}', { params: { path } })));
  const { isBusy, fault, attempt } = useAttempt();
  const talks = useTalks();

  /** Gives whether it went well. */
  async function change(verb: () => Promise<unknown>): Promise<boolean> {
    if (isBusy.value) return false;
    const isDone = await attempt(verb);
    await Promise.all([load(), talks.load()]);
    return isDone;
  }

  const transfer = (body: Schemas['TransferOrder']) =>
    change(() => answer(api.POST('/api/v1/orders/{id}/transfer', { params: { path }, body })));
  const complete = (summary: Schemas['Summary']) =>
    change(() => answer(api.POST('/api/v1/orders/{id}/complete', { params: { path }, body: { summary } })));
  const checkIn = (code: string) =>
    change(() => answer(api.POST('/api/v1/orders/{id}/check-in', { params: { path }, body: { code } })));

  const endings = [
    on('order:changed', ({ orderId: of, version }) => {
      if (of === orderId && version !== order.value?.version) void load();
    }),
    onCatchUp(() => void load()),
  ];
  void load();
  onScopeDispose(() => {
    for (const end of endings) end();
  });

  return { order, state, problem, isBusy, fault, load, transfer, complete, checkIn };
}

export type MyOrderHandle = ReturnType<typeof useMyOrder>;
export type { Order };
