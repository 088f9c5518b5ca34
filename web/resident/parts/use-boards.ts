import { onMounted } from 'vue';
import { answer, api } from '../../shared/api/client.ts';
import type { components } from '../../shared/api/openapi.ts';
import { useLoad } from '../../shared/api/use-load.ts';

/** One of the twelve, as the service knows them; an address may name others, which it refuses. */
export type BoardSlug = components['schemas']['PlaceOrder']['board'];
export type Board = components['schemas']['BoardView'];

/** The twelve boards with who is there now, for `AppLoad`. */
export function useBoards() {
  const boards = useLoad(async () => (await answer(api.GET('/api/v1/boards'))).items);
  onMounted(boards.load);
  return boards;
}

/** The board on which somebody who fits none is answered soonest: the one with the most people there now. */
export function boardForAnybody(boards: readonly Board[]): Board | undefined {
  const found = [...boards];
  found.sort((a, b) => b.live - a.live || b.onDuty - a.onDuty || b.lawyers - a.lawyers);
  return found[0];
}
