import { onBeforeUnmount, onMounted } from 'vue';
import type { ServerEvents } from '../shared/realtime/events.ts';
import { on, onCatchUp, useConnection } from '../shared/realtime/connection.ts';

/** Many hints in a row are one look. */
const TOGETHER_MS = 250;

/**
 * Looks anew whenever one of these events says that something may have changed, and after each connect (sleep, a lost
 * line); while the view is shown. Events are hints: `look` fetches what is so now.
 */
export function useLive(events: readonly (keyof ServerEvents)[], look: () => unknown): void {
  const endings: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      look();
    }, TOGETHER_MS);
  };
  onMounted(() => {
    useConnection();
    endings.push(...events.map((event) => on(event, soon)), onCatchUp(soon));
  });
  onBeforeUnmount(() => {
    clearTimeout(timer);
    for (const end of endings) end();
  });
}
