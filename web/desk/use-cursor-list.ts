import { computed, ref, shallowRef } from 'vue';

interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

/**
 * A long list, a page at a time, for `AppLoad`: `load` begins anew, `more` adds the next page. What was asked before a
 * new beginning is thrown away.
 */
export function useCursorList<T>(fetchPage: (cursor: string | undefined) => Promise<Page<T>>) {
  const items = shallowRef<T[]>([]);
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  const cursor = shallowRef<string>();
  const isBusy = ref(false);
  let asked = 0;

  async function load(): Promise<void> {
    if (items.value.length === 0) state.value = 'loading';
    await fetchNext(undefined);
  }

  async function more(): Promise<void> {
    if (cursor.value !== undefined && !isBusy.value) await fetchNext(cursor.value);
  }

  async function fetchNext(from: string | undefined): Promise<void> {
    const mine = ++asked;
    isBusy.value = true;
    try {
      const page = await fetchPage(from);
      if (mine !== asked) return;
      items.value = from === undefined ? page.items : [...items.value, ...page.items];
      cursor.value = page.nextCursor ?? undefined;
      problem.value = undefined;
      state.value = 'ready';
    } catch (error) {
      if (mine !== asked) return;
      problem.value = error;
      if (items.value.length === 0) state.value = 'failed';
    } finally {
      if (mine === asked) isBusy.value = false;
    }
  }

  return { items, state, problem, isBusy, hasMore: computed(() => cursor.value !== undefined), load, more };
}
