import { shallowRef } from 'vue';
import { answer, api } from './api/client.ts';

const names = shallowRef<ReadonlyMap<string, string>>(new Map());
let asking: Promise<void> | undefined;

/** What the boards are called, by slug; asked for once. Until it is known, and where it fails, a board has no name. */
export function useBoardNames(): (slug: string) => string {
  asking ??= ask();
  return (slug) => names.value.get(slug) ?? '法律咨询';
}

async function ask(): Promise<void> {
  try {
    const { items } = await answer(api.GET('/api/v1/boards'));
    names.value = new Map(items.map(({ slug, name }) => [slug, name]));
  } catch {
    asking = undefined;
  }
}
