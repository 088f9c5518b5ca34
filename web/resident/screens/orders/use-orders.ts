import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import { useConnection } from '../../../shared/realtime/connection.ts';

/** An order in the list; `unread` counts what the lawyer said since the resident last read. */
export type ListedOrder = components['schemas']['OrderView'];

const PAGE = 20;
const MOST_OPEN = 100;
/** Hints come in bursts; one look answers them all. */
const LOOK_AFTER_MS = 300;

/** The resident's orders: what is open first, then what is over, newest first, page by page; kept fresh by hints. */
export function useOrders() {
  const open = shallowRef<ListedOrder[]>([]);
  const listed = shallowRef<ListedOrder[]>([]);
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  const cursor = ref<string | null>(null);
  const isLoadingMore = ref(false);
  const past = computed(() =>
    listed.value.filter(({ status }) => status !== 'waiting' && status !== 'active'),
  );

  async function load(): Promise<void> {
    if (state.value === 'failed') state.value = 'loading';
    try {
      const [waiting, active, newest] = await Promise.all([
        page({ status: 'waiting', limit: MOST_OPEN }),
        page({ status: 'active', limit: MOST_OPEN }),
        page({ limit: PAGE }),
      ]);
      open.value = [...waiting.items, ...active.items].toSorted((a, b) => (a.id < b.id ? 1 : -1));
      // What was paged to stays in sight; it is over and changes no more.
      const known = new Set(newest.items.map(({ id }) => id));
      const older = listed.value.filter(({ id }) => !known.has(id));
      listed.value = [...newest.items, ...older];
      if (older.length === 0) cursor.value = newest.nextCursor;
      state.value = 'ready';
    } catch (error) {
      if (state.value === 'ready') return;
      problem.value = error;
      state.value = 'failed';
    }
  }

  /** @throws ApiProblem */
  async function loadMore(): Promise<void> {
    if (!cursor.value || isLoadingMore.value) return;
    isLoadingMore.value = true;
    try {
      const next = await page({ limit: PAGE, cursor: cursor.value });
      const known = new Set(listed.value.map(({ id }) => id));
      listed.value = [...listed.value, ...next.items.filter(({ id }) => !known.has(id))];
      cursor.value = next.nextCursor;
    } finally {
      isLoadingMore.value = false;
    }
  }

  let soon: ReturnType<typeof setTimeout> | undefined;
  function loadSoon(): void {
    clearTimeout(soon);
    soon = setTimeout(() => void load(), LOOK_AFTER_MS);
  }

  const { on, onCatchUp } = useConnection();
  const endings = [on('order:changed', loadSoon), on('message:new', loadSoon), onCatchUp(loadSoon)];
  onMounted(load);
  onBeforeUnmount(() => {
    clearTimeout(soon);
    for (const end of endings) end();
  });

  return {
    open,
    past,
    state,
    problem,
    hasMore: computed(() => cursor.value !== null),
    isLoadingMore,
    load,
    loadMore,
  };
}

function page(query: { limit: number; status?: 'waiting' | 'active'; cursor?: string }) {
  return answer(api.GET('/api/v1/orders', { params: { query } }));
}
