import { computed, watch } from 'vue';
import { answer, api } from '../../shared/api/client.ts';
import { useLoad } from '../../shared/api/use-load.ts';
import type { BoardSlug } from './use-boards.ts';

/** A board of one county has fewer lawyers than that; of a larger one, these are the first in rank. */
const LOOKS_AT = 100;

/**
 * The towns to which a board's lawyers come and the dialects that they speak, the most frequent first. They only help to
 * choose: when they cannot be fetched there are none.
 */
export function useChoices(board: () => BoardSlug | undefined) {
  const lawyers = useLoad(async () => {
    const slug = board();
    if (slug === undefined) return [];
    const query = { board: slug, limit: LOOKS_AT };
    return (await answer(api.GET('/api/v1/lawyers', { params: { query } }))).items;
  });
  watch(board, () => void lawyers.load(), { immediate: true });
  const found = () => lawyers.value.value ?? [];
  return {
    towns: computed(() => options(found().flatMap(({ towns }) => towns))),
    dialects: computed(() => options(found().flatMap(({ dialects }) => dialects))),
  };
}

function options(names: readonly string[]): { value: string; label: string }[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const found = [...counts.entries()];
  found.sort((a, b) => b[1] - a[1]);
  return found.map(([name]) => ({ value: name, label: name }));
}
