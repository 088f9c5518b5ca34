import { getCurrentInstance, onActivated, onDeactivated, onScopeDispose, readonly, ref } from 'vue';
import { serverNow } from './server-clock.ts';

const TICK_MS = 500;

/**
 * Now by the service's clock, in milliseconds, for as long as the calling component lives. It stands still while that is
 * put aside: twenty conversations that nobody sees need not be drawn twice a second.
 */
export function useNow() {
  const now = ref(serverNow());
  let timer: ReturnType<typeof setInterval> | undefined;

  const tick = () => (now.value = serverNow());
  function go(): void {
    tick();
    timer ??= setInterval(tick, TICK_MS);
  }
  function rest(): void {
    clearInterval(timer);
    timer = undefined;
  }

  go();
  if (getCurrentInstance()) {
    onActivated(go);
    onDeactivated(rest);
  }
  onScopeDispose(rest);
  return readonly(now);
}
