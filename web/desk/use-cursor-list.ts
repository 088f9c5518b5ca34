import { computed, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';

interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

/** A long list as it is shown: what `DeskList` draws. */
export interface CursorList<T> {
  items: ShallowRef<T[]>;
  state: Ref<'loading' | 'failed' | 'ready'>;
  problem: ShallowRef<unknown>;
  isBusy: Ref<boolean>;
  hasMore: ComputedRef<boolean>;
  /** Begins anew, as after another filter. */
  load: () => Promise<void>;
  /** Adds the next page. */
  more: () => Promise<void>;
  /** Fetches what is shown as it is now, with as many rows as before: nobody is thrown back to the first page. */
  refresh: () => Promise<void>;
}

/** A long list, a page at a time. What was asked before a new beginning is thrown away. */
export function useCursorList<T>(fetchPage: (cursor: string | undefined) => Promise<Page<T>>): CursorList<T> {
  const items = shallowRef<T[]>([]);
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  const cursor = shallowRef<string>();
  const isBusy = ref(false);
  let asked = 0;

  /** Adds pages to `known` from `from` on, until there are `atLeast` rows. */
  async function fetchOn(known: T[], from: string | undefined, atLeast: number): Promise<void> {
    const mine = ++asked;
    isBusy.value = true;
    try {
      const found = [...known];
      let next = from;
      do {
        const page = await fetchPage(next);
        if (mine !== asked) return;
        found.push(...page.items);
        next = page.nextCursor ?? undefined;
      } while (next !== undefined && found.length < atLeast);
      items.value = found;
      cursor.value = next;
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

  function load(): Promise<void> {
    if (items.value.length === 0) state.value = 'loading';
    return fetchOn([], undefined, 1);
  }

  async function more(): Promise<void> {
    if (cursor.value !== undefined && !isBusy.value) await fetchOn(items.value, cursor.value, 1);
  }

  const refresh = () => fetchOn([], undefined, items.value.length);

  const hasMore = computed(() => cursor.value !== undefined);
  return { items, state, problem, isBusy, hasMore, load, more, refresh };
}
