import { computed, onScopeDispose, shallowRef } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useLoad } from '../../../shared/api/use-load.ts';
import { useOutbox } from '../../../shared/conversation/outbox.ts';
import type { Entry } from '../../../shared/realtime/events.ts';
import { onSessionChange, useSession } from '../../../shared/session/session.ts';
import { useLive } from '../../../desk/use-live.ts';

export type Order = components['schemas']['OrderView'];

/** A conversation that I serve. */
export interface Talk {
  order: Order;
  unread: number;
  last: Entry | null;
  /** The resident spoke last, or nobody has answered yet. */
  isMyTurn: boolean;
}

const MOST = 100;
const talks = shallowRef<readonly Talk[]>([]);

const { state, problem, load } = useLoad(async () => {
  const query = { limit: MOST };
  const [orders, conversations] = await Promise.all([
    answer(api.GET('/api/v1/orders', { params: { query: { ...query, status: 'active' } } })),
    answer(api.GET('/api/v1/me/conversations', { params: { query } })),
  ]);
  const byOrder = new Map(conversations.items.map((one) => [one.orderId, one]));
  talks.value = orders.items.map((order) => {
    const last = byOrder.get(order.id)?.last ?? null;
    const unread = byOrder.get(order.id)?.unread ?? order.unread ?? 0;
    const isMyTurn = last?.sender.role === 'resident' || order.segments.at(-1)?.firstAnswerAt === null;
    return { order, unread, last, isMyTurn };
  });
  return true;
});
onSessionChange(() => {
  if (!useSession().isSignedIn.value) talks.value = [];
});

const unread = computed(() => talks.value.reduce((sum, talk) => sum + talk.unread, 0));

/** All that I serve now, for the list and the count beside its place. */
export function useTalks() {
  return { talks, state, problem, load, unread };
}

/** Keeps it so for as long as the calling component lives; once, in the frame. */
export function followTalks(): void {
  useLive(['message:new', 'message:read', 'order:changed'], () => {
    if (useSession().isSignedIn.value) void load();
  });
  onScopeDispose(useOutbox().onSent(() => void load()));
}
