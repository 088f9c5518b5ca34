import { computed, onMounted, shallowRef, type ComputedRef } from 'vue';
import { answer, api } from '../shared/api/client.ts';

/** The twelve, to choose from. */
export function useBoardOptions(): ComputedRef<{ value: string; label: string }[]> {
  const boards = shallowRef<{ slug: string; name: string }[]>([]);
  onMounted(async () => {
    boards.value = (await answer(api.GET('/api/v1/boards')).catch(() => undefined))?.items ?? [];
  });
  return computed(() => boards.value.map(({ slug, name }) => ({ value: slug, label: name })));
}
