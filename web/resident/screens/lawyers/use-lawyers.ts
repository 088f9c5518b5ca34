import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter, type LocationQueryValue } from 'vue-router';
import { answer, api } from '../../../shared/api/client.ts';
import type { components } from '../../../shared/api/openapi.ts';
import type { BoardSlug } from '../../parts/use-boards.ts';

type Lawyer = components['schemas']['LawyerCard'];

/** What the list is narrowed to; it stands in the address, so that coming back finds it again. */
export interface Filters {
  live: boolean;
  dialect: string;
  town: string;
  q: string;
}

/** A board's lawyers in their order, page by page. */
export function useLawyers(pageSize: () => number) {
  const route = useRoute();
  const router = useRouter();
  const lawyers = shallowRef<Lawyer[]>([]);
  const nextCursor = ref<string | null>(null);
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  const isFetchingMore = ref(false);
  const board = ref(route.params.board as BoardSlug);
  watch(
    () => route.params.board,
    // The address of the next page comes before this one has gone.
    (next) => typeof next === 'string' && (board.value = next as BoardSlug),
  );
  const filters = computed<Filters>(() => ({
    live: route.query.live === '1',
    dialect: word(route.query.dialect),
    town: word(route.query.town),
    q: word(route.query.q),
  }));
  const isFiltered = computed(() => Object.values(filters.value).some(Boolean));
  let asked = 0;

  async function load(): Promise<void> {
    const mine = ++asked;
    state.value = 'loading';
    try {
      const page = await fetchPage(undefined);
      if (mine !== asked) return;
      lawyers.value = page.items;
      nextCursor.value = page.nextCursor;
      state.value = 'ready';
    } catch (error) {
      if (mine !== asked) return;
      problem.value = error;
      state.value = 'failed';
    }
  }

  /** Fetches the next page. @returns the first lawyer on it, if any */
  async function more(): Promise<Lawyer | undefined> {
    const mine = asked;
    const cursor = nextCursor.value;
    if (cursor === null || isFetchingMore.value) return undefined;
    isFetchingMore.value = true;
    problem.value = undefined;
    try {
      const page = await fetchPage(cursor);
      if (mine !== asked) return undefined;
      // Whoever came online meanwhile may stand on both pages.
      const known = new Set(lawyers.value.map(({ id }) => id));
      const fresh = page.items.filter(({ id }) => !known.has(id));
      lawyers.value = [...lawyers.value, ...fresh];
      nextCursor.value = page.nextCursor;
      return fresh[0];
    } catch (error) {
      problem.value = error;
      return undefined;
    } finally {
      isFetchingMore.value = false;
    }
  }

  function fetchPage(cursor: string | undefined) {
    const { live, dialect, town, q } = filters.value;
    const query = {
      board: board.value,
      limit: pageSize(),
      cursor,
      ...(live ? { live } : {}),
      ...(dialect ? { dialect } : {}),
      ...(town ? { town } : {}),
      ...(q ? { q } : {}),
    };
    return answer(api.GET('/api/v1/lawyers', { params: { query } }));
  }

  function narrow(to: Partial<Filters>): void {
    const { live, ...words } = { ...filters.value, ...to };
    const said = Object.entries(words).filter(([, value]) => value.trim() !== '');
    void router.replace({ query: { ...Object.fromEntries(said), ...(live ? { live: '1' } : {}) } });
  }

  function reset(): void {
    void router.replace({ query: {} });
  }

  watch([board, filters], ([, now], [, before]) => {
    if (route.name === 'lawyers' && JSON.stringify(now) !== JSON.stringify(before)) void load();
  });
  void load();

  return {
    board,
    filters,
    isFiltered,
    lawyers,
    state,
    problem,
    nextCursor,
    isFetchingMore,
    load,
    more,
    narrow,
    reset,
  };
}

function word(value: LocationQueryValue | LocationQueryValue[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
