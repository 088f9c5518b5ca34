import { onScopeDispose, readonly, ref } from 'vue';
import { serverNow } from './server-clock.ts';

const TICK_MS = 500;

/** Now by the service's clock, in milliseconds, for as long as the calling component lives. */
export function useNow() {
  const now = ref(serverNow());
  const timer = setInterval(() => (now.value = serverNow()), TICK_MS);
  onScopeDispose(() => clearInterval(timer));
  return readonly(now);
}
