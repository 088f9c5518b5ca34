import { onScopeDispose, ref } from 'vue';
import { send } from '../api/client.ts';
import { problemOf } from '../api/problem.ts';

/** An attachment's bytes, fetched when they are wanted, for as long as the calling component lives. */
export function useAttachment(id: string, { thumbnail = false } = {}) {
  const url = ref<string>();
  const state = ref<'idle' | 'loading' | 'failed' | 'ready'>('idle');
  let isAlive = true;

  async function load(): Promise<string | undefined> {
    if (state.value === 'loading' || state.value === 'ready') return url.value;
    state.value = 'loading';
    try {
      const path = `/api/v1/attachments/${id}${thumbnail ? '?thumbnail=true' : ''}`;
      const response = await send(new Request(path), 60_000);
      if (!response.ok) throw await problemOf(response);
      const bytes = await response.blob();
      if (!isAlive) return undefined;
      url.value = URL.createObjectURL(bytes);
      state.value = 'ready';
    } catch {
      state.value = 'failed';
    }
    return url.value;
  }

  onScopeDispose(() => {
    isAlive = false;
    if (url.value !== undefined) URL.revokeObjectURL(url.value);
  });

  return { url, state, load };
}
