import { ref, shallowRef } from 'vue';

/**
 * Something fetched for a view, for `AppLoad`: `value` while it is there, even when a later look failed. A slower answer
 * to an older question is thrown away.
 */
export function useLoad<T>(fetchIt: () => Promise<T>) {
  const value = shallowRef<T>();
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  let asked = 0;

  async function load(): Promise<void> {
    const mine = ++asked;
    if (value.value === undefined) state.value = 'loading';
    try {
      const fetched = await fetchIt();
      if (mine !== asked) return;
      value.value = fetched;
      problem.value = undefined;
      state.value = 'ready';
    } catch (error) {
      if (mine !== asked) return;
      problem.value = error;
      if (value.value === undefined) state.value = 'failed';
    }
  }

  return { value, state, problem, load };
}
