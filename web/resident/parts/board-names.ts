import { shallowRef } from 'vue';
import { answer, api } from '../../shared/api/client.ts';

const names = shallowRef<ReadonlyMap<string, string>>(new Map());
let asking: Promise<void> | undefined;

/** What the boards are called, by slug; asked for once. Until it is known, and where it fails, a board has no name. */
export function useBoardNames(): (slug: string) => string {
  asking ??= answer(api.GET('/api/v1/boards')).then(
    ({ items }) => {
      names.value = new Map(items.map(({ slug, name }) => [slug, name]));
    },
    () => {
      asking = undefined;
    },
  );
  return (slug) => names.value.get(slug) ?? '法律咨询';
}
